package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;

/**
 * One administration of an instrument, as it was answered, corrected, or scored again.
 *
 * @param at when it was answered; of a correction: when the first one was
 * @param answers raw values in the order of the instrument's items, separated by commas, empty where missing
 * @param subscores by id
 * @param positive what it says as a screen; null if it is none
 * @param sent mark of what brought the answers, by which a correction finds them; null in documents that are older than corrections
 * @param amends the assessment this one takes the place of
 * @param amendedBy the one that takes its place; it stays for the record, and nothing is decided with it any more
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
    boolean prorated,
    Map<String, Double> subscores,
    @Nullable Boolean positive,
    @Nullable String sent,
    @Nullable String amends,
    @Nullable String amendedBy) {
  /** By when it happened, never by when it came; the id only breaks ties, and puts a later version after an earlier one. */
  static final Comparator<Assessment> IN_TIME = Comparator.comparing(Assessment::at).thenComparing(Assessment::id);

  public Assessment {
    subscores = subscores == null ? Map.of() : Map.copyOf(subscores);
  }

  boolean isCurrent() {
    return amendedBy == null;
  }

  Assessment amendedBy(String newer) {
    return new Assessment(id, instrument, version, at, answers, total, band, tier, prorated, subscores, positive, sent, amends, newer);
  }
}
