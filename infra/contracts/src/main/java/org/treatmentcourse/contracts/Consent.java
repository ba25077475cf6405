package org.treatmentcourse.contracts;

/** The twelve consents, each a separate, versioned, revocable record (DOMAIN 4.5). */
public enum Consent {
  TREATMENT,
  REMS_ENROLMENT,
  NO_DRIVING,
  CONTROLLED_SUBSTANCE,
  PREGNANCY_RISK,
  DATA_USE,
  TELEHEALTH,
  ESCORT_CONTACT,
  FINANCIAL,
  THERAPY_BOUNDARIES,
  RESEARCH,
  MESSAGING
}
