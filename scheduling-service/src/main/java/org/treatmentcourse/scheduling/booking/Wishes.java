package org.treatmentcourse.scheduling.booking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param from no session before this day, or null for as soon as possible
 * @param weekdays only on these; empty for any
 * @param time as near to this as possible, or null for as early as possible
 * @param exactly only on {@code from} at {@code time}
 */
public record Wishes(@Nullable LocalDate from, Set<DayOfWeek> weekdays, @Nullable LocalTime time, boolean exactly) {

  public Wishes {
    weekdays = Set.copyOf(weekdays);
  }

  static Wishes earliest() {
    return new Wishes(null, Set.of(), null, false);
  }

  static Wishes exactly(LocalDate date, LocalTime time) {
    return new Wishes(date, Set.of(), time, true);
  }

  Wishes from(LocalDate later) {
    return new Wishes(later, weekdays, time, exactly);
  }
}
