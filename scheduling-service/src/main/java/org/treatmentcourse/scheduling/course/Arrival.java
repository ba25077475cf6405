package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was told at the desk. Each answer keeps its own time, so that late answers don't overwrite newer ones.
 *
 * @param at earliest report
 * @param escort whether someone takes the patient home, or null if nobody said
 * @param fasted whether the fasting times were kept, or null if nobody said
 */
public record Arrival(Instant at, @Nullable Told escort, @Nullable Told fasted) {

  static Arrival told(Instant at, @Nullable Boolean escort, @Nullable Boolean fasted) {
    return new Arrival(at, escort == null ? null : new Told(escort, at), fasted == null ? null : new Told(fasted, at));
  }

  Arrival and(Arrival other) {
    return new Arrival(at.isBefore(other.at) ? at : other.at, newer(escort, other.escort), newer(fasted, other.fasted));
  }

  private static @Nullable Told newer(@Nullable Told one, @Nullable Told two) {
    if (one == null || two == null) {
      return one == null ? two : one;
    }
    if (one.at.equals(two.at)) {
      return one.yes ? two : one; // two answers at once: the no counts
    }
    return one.at.isAfter(two.at) ? one : two;
  }

  /** An answer and when it was given. */
  public record Told(boolean yes, Instant at) {}
}
