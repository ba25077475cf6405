package org.treatmentcourse.contracts;

/** What the course is meant to treat (DOMAIN 2.1). */
public enum Indication {
  MDD_SINGLE,
  MDD_RECURRENT,
  TRD,
  BIPOLAR_DEP,
  PTSD,
  GAD,
  SOCIAL_ANX,
  PANIC,
  OCD,
  CRPS,
  NEUROPATHIC_PAIN,
  FIBROMYALGIA,
  MIGRAINE,
  SUD,
  SUICIDAL_IDEATION
}
