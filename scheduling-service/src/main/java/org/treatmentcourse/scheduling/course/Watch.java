package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the next set of vitals is due.
 *
 * @param since from where intervals count: start of the dose, then of the observation
 * @param due null once nobody answers any more
 * @param alarmAt when a missing set raises an alarm, or null
 * @param alarms raised in a row
 * @param alarmed due time of the last alarm, or null
 * @param closelyUntil up to when sets are due more often than usual, or null
 */
public record Watch(
    Instant since, @Nullable Instant due, @Nullable Instant alarmAt, int alarms, @Nullable Instant alarmed, @Nullable Instant closelyUntil) {

  static Watch over(Instant since, Vitals vitals, Pace pace, @Nullable Instant closelyUntil) {
    return new Watch(since, null, null, 0, null, closelyUntil).next(vitals, pace);
  }

  /** After readings have come: a set ({@link Reading#isSet}) taken after the last alarm answers it. */
  Watch next(Vitals vitals, Pace pace) {
    Instant last = latest(Optional.of(since), vitals.last(reading -> reading.isSet() && !reading.at().isBefore(since)).map(Reading::at));
    Instant answeredFrom = alarmed;
    boolean answered = answeredFrom == null || last.isAfter(answeredFrom);
    int raised = answered ? 0 : alarms;
    if (raised >= pace.usual().maxAlarms()) {
      return new Watch(since, null, null, raised, alarmed, closelyUntil);
    }
    Instant from = latest(Optional.of(last), Optional.ofNullable(alarmed));
    Instant next = from.plus(every(from, pace));
    return new Watch(since, next, next.plus(Duration.ofMinutes(pace.usual().lateMin())), raised, alarmed, closelyUntil);
  }

  private Duration every(Instant from, Pace pace) {
    Duration usual = pace.every(Duration.between(since, from));
    boolean closely = pace.close() || (closelyUntil != null && from.isBefore(closelyUntil));
    return closely && pace.closely().compareTo(usual) < 0 ? pace.closely() : usual;
  }

  /** From now on, until this moment, more often. */
  Watch closely(Instant until, Vitals vitals, Pace pace) {
    Instant later = closelyUntil == null || until.isAfter(closelyUntil) ? until : closelyUntil;
    return new Watch(since, due, alarmAt, alarms, alarmed, later).next(vitals, pace);
  }

  /** After the alarm for a missing set. */
  Watch raised(Vitals vitals, Pace pace) {
    return new Watch(since, due, alarmAt, alarms + 1, due, closelyUntil).next(vitals, pace);
  }

  private static Instant latest(Optional<Instant> one, Optional<Instant> two) {
    return java.util.stream.Stream.concat(one.stream(), two.stream()).max(Comparator.naturalOrder()).orElseThrow();
  }
}
