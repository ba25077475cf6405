package org.treatmentcourse.scheduling.course;

/** Why a person stops a dose (DOMAIN 5.6). */
public enum StopReason {
  PATIENT_REQUEST,
  PRESCRIBER_ORDER,
  CHEST_PAIN,
  SEVERE_HEADACHE,
  NEUROLOGICAL_DEFICIT,
  VISUAL_LOSS,
  DYSPNOEA,
  ARRHYTHMIA,
  SEVERE_AGITATION,
  VOMITING,
  ANAPHYLAXIS,
  SEIZURE,
  EQUIPMENT
}
