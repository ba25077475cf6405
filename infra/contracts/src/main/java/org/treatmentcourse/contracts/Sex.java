package org.treatmentcourse.contracts;

/** Sex as recorded by the clinic. */
public enum Sex {
  FEMALE,
  MALE,
  OTHER,
  UNKNOWN
}
