package org.treatmentcourse.scheduling.ledger;

import java.time.Instant;

/**
 * A count that did not agree: a task for a person until somebody says what came of it.
 *
 * @param count number of the entry that counted
 * @param off what was counted less what was recorded, mg, at that count
 */
public record Discrepancy(long count, Lot lot, int off, Instant since) {}
