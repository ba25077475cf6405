package org.treatmentcourse.contracts;

/** Which part of the course a plan version covers. */
public enum Phase {
  INDUCTION,
  MAINTENANCE
}
