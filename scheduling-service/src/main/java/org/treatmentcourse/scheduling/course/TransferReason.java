package org.treatmentcourse.scheduling.course;

/** Why a patient is taken to acute care (DOMAIN 5.6 and 5.8). */
public enum TransferReason {
  HYPERTENSIVE_EMERGENCY,
  RESPIRATORY_DEPRESSION,
  ASPIRATION,
  LOSS_OF_CONSCIOUSNESS,
  CHEST_PAIN,
  ARRHYTHMIA,
  NEUROLOGICAL_DEFICIT,
  SEIZURE,
  ANAPHYLAXIS,
  SUICIDE_RISK,
  PSYCHOSIS,
  MANIA,
  OTHER
}
