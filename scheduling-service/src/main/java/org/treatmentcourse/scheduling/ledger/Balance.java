package org.treatmentcourse.scheduling.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A lot at a site.
 *
 * @param mg in stock by the record
 * @param off what was counted less what was recorded, mg, until an adjustment or a loss explains it or another count agrees; 0 where nothing is open
 */
public record Balance(Lot lot, @Nullable LocalDate expires, int mg, int off) {}
