package org.treatmentcourse.scheduling.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a site's ledger; nothing changes it any more.
 *
 * @param number in this ledger, 1 and up, without a gap
 * @param key idempotency key of the request, or null
 */
public record Entry(long number, Line line, Instant at, @Nullable String key) {}
