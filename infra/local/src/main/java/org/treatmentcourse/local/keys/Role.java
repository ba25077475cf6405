package org.treatmentcourse.local.keys;

import java.util.Locale;

/** Who may hold a token, as written in its {@code roles} claim. */
public enum Role {
  CLINIC_SYSTEM, ADMIN, COORDINATOR, CLINICIAN, MEDICAL_DIRECTOR, SCHEDULER, NURSE, PRESCRIBER, DASHBOARD, MESSENGER, OPS;

  /** Whether its tokens name a clinic; the others are for the whole installation. */
  public boolean isOfClinic() {
    return this != OPS && this != MESSENGER;
  }

  /** Whether a person has it who treats or organises; one person may have several. */
  public boolean isOfStaff() {
    return isOfClinic() && this != CLINIC_SYSTEM && this != DASHBOARD;
  }

  /** The role as the services know it: {@code clinic-system}. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @throws IllegalArgumentException for an unknown role */
  public static Role of(String claim) {
    return valueOf(claim.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
