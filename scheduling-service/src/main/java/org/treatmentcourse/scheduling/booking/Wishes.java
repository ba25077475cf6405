package org.treatmentcourse.scheduling.booking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param from no new time before this day, or null for as soon as possible
 * @param weekdays only on these; empty for any
 * @param time as near to this as possible, or null for as early as possible
 */
public record Wishes(@Nullable LocalDate from, Set<DayOfWeek> weekdays, @Nullable LocalTime time) {

  public Wishes {
    weekdays = Set.copyOf(weekdays);
  }

  static Wishes earliest() {
    return new Wishes(null, Set.of(), null);
  }

  Wishes from(LocalDate later) {
    return new Wishes(later, weekdays, time);
  }
}
