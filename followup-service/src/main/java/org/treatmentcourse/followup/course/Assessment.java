package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;

/**
 * One administration of an instrument.
 *
 * @param at when it was answered
 * @param answers raw values in the order of the instrument's items, separated by commas, empty where missing
 */
public record Assessment(
    String id,
    String instrument,
    int version,
    Instant at,
    String answers,
    @Nullable Integer total,
    @Nullable String band,
    @Nullable RiskTier tier,
    boolean prorated) {
  /** By when it happened, never by when it came; the id only breaks ties. */
  static final Comparator<Assessment> IN_TIME = Comparator.comparing(Assessment::at).thenComparing(Assessment::id);
}
