package org.treatmentcourse.local.synthetic;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** When people at the clinic do things. Few moments of the day, so that one step of the clock moves many courses. */
record Diary(ZoneId zone) {

  private static final List<LocalTime> DESK = List.of(LocalTime.of(11, 0), LocalTime.of(15, 0));

  Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** That day, or the next one on which the clinic works. */
  LocalDate workingDay(LocalDate day) {
    LocalDate working = day;
    while (working.getDayOfWeek() == DayOfWeek.SATURDAY || working.getDayOfWeek() == DayOfWeek.SUNDAY) {
      working = working.plusDays(1);
    }
    return working;
  }

  /** Nine o'clock on the first working day after that moment. */
  Instant morningAfter(Instant at) {
    return at(workingDay(day(at).plusDays(1)), LocalTime.of(9, 0));
  }

  /** The first moment, from then on, at which somebody goes through what is waiting. */
  Instant desk(Instant from) {
    for (LocalDate day = workingDay(day(from)); ; day = workingDay(day.plusDays(1))) {
      for (LocalTime time : DESK) {
        Instant at = at(day, time);
        if (!at.isBefore(from)) {
          return at;
        }
      }
    }
  }

  /** The first of these times of day that lies in the window; its end if none does. */
  Instant within(Instant from, Instant until, LocalTime time) {
    for (LocalDate day = day(from); !day.isAfter(day(until)); day = day.plusDays(1)) {
      Instant at = at(day, time);
      if (!at.isBefore(from) && at.isBefore(until)) {
        return at;
      }
    }
    return until.minus(Duration.ofMinutes(30));
  }
}
