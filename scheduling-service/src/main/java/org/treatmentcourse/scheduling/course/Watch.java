package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/**
 * When the next set of vitals is due.
 *
 * @param since from where intervals count: start of the dose, then of the observation
 * @param due null once nobody answers any more
 * @param alarmAt when a missing set raises an alarm, or null
 * @param alarms raised in a row
 * @param alarmed due time of the last alarm, or null
 */
public record Watch(Instant since, @Nullable Instant due, @Nullable Instant alarmAt, int alarms, @Nullable Instant alarmed) {

  static Watch over(Instant since, Vitals vitals, boolean dosing, SchedulingPolicy.Vitals policy) {
    return new Watch(since, null, null, 0, null).next(vitals, dosing, policy);
  }

  /** After readings have come: a set taken after the last alarm answers it. */
  Watch next(Vitals vitals, boolean dosing, SchedulingPolicy.Vitals policy) {
    Instant last = latest(Optional.of(since), vitals.last(reading -> !reading.at().isBefore(since)).map(Reading::at));
    Instant answeredFrom = alarmed;
    boolean answered = answeredFrom == null || last.isAfter(answeredFrom);
    int raised = answered ? 0 : alarms;
    if (raised >= policy.maxAlarms()) {
      return new Watch(since, null, null, raised, alarmed);
    }
    Duration every = Duration.ofMinutes(dosing ? policy.duringEveryMin() : policy.postEveryMin());
    Instant next = latest(Optional.of(last), Optional.ofNullable(alarmed)).plus(every);
    return new Watch(since, next, next.plus(Duration.ofMinutes(policy.lateMin())), raised, alarmed);
  }

  /** After the alarm for a missing set. */
  Watch raised(Vitals vitals, boolean dosing, SchedulingPolicy.Vitals policy) {
    return new Watch(since, due, alarmAt, alarms + 1, due).next(vitals, dosing, policy);
  }

  private static Instant latest(Optional<Instant> one, Optional<Instant> two) {
    return java.util.stream.Stream.concat(one.stream(), two.stream()).max(Comparator.naturalOrder()).orElseThrow();
  }
}
