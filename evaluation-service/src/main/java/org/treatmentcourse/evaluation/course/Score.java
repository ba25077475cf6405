package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;

/**
 * The newest score of one instrument, as follow-up gave it.
 *
 * @param total absent where the instrument gives a tier only
 * @param tier absent for instruments that give none
 * @param positive of a screening instrument; absent for others
 * @param event the assessment: unlike the event that told of it, it has the same id however often its course was repaired
 */
public record Score(String instrument, @Nullable Integer total, @Nullable RiskTier tier, @Nullable Boolean positive, Instant at, String event) implements Dated {}
