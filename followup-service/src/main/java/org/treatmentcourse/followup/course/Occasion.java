package org.treatmentcourse.followup.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest occasion of one round of measurements, and when the next one opens.
 *
 * @param round key in the policy pack
 * @param at the day it is meant for; null before the first one has opened
 * @param overdueAt what has not come by then is overdue
 * @param closesAt what has not come by then was missed
 * @param stage null before the first one has opened
 * @param next when the next one opens; null while nothing says that there will be one
 */
public record Occasion(
    String round,
    @Nullable Instant at,
    @Nullable Instant opensAt,
    @Nullable Instant overdueAt,
    @Nullable Instant closesAt,
    @Nullable Stage stage,
    @Nullable Instant next) {

  /** How far it has come. */
  public enum Stage {
    DUE,
    OVERDUE,
    MISSED,
    TAKEN
  }

  static Occasion ahead(String round) {
    return new Occasion(round, null, null, null, null, null, null);
  }

  Occasion stage(Stage now) {
    return new Occasion(round, at, opensAt, overdueAt, closesAt, now, next);
  }

  Occasion next(@Nullable Instant opens) {
    return new Occasion(round, at, opensAt, overdueAt, closesAt, stage, opens);
  }

  boolean isAwaited() {
    return stage == Stage.DUE || stage == Stage.OVERDUE;
  }
}
