package org.treatmentcourse.contracts;

/** What is known of a coverage (DOMAIN 8.2). */
public enum CoverageStatus {
  NOT_CHECKED,
  CHECKING,
  ACTIVE,
  INACTIVE,
  ERROR,
  /** It was answered, too long ago. */
  STALE
}
