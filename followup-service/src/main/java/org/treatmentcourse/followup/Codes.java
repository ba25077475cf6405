package org.treatmentcourse.followup;

/** Words of a clinic that are kept as codes, in upper case, e.g. {@code PATIENT_PREFERENCE}. */
public final class Codes {
  public static final String PATTERN = "[A-Z][A-Z0-9_]{1,39}";

  private Codes() {}
}
