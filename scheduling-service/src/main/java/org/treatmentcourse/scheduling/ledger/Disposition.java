package org.treatmentcourse.scheduling.ledger;

/** What came of a count that did not agree. */
public enum Disposition {
  /** Counted again, and it agrees. */
  RECOUNTED,
  RECORD_CORRECTED,
  /** Recorded as lost, and reported to whom it has to be. */
  LOSS_REPORTED
}
