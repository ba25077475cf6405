package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/**
 * The administration is over, or has been stopped.
 *
 * @param stopped why it was stopped, or null
 * @param since from when the least observation counts: end of the dose, or the last critical reading
 * @param deliveredMg null until the pump has reported
 * @param release a prescriber's word that the patient may leave, or null
 */
public record Observing(
    Order order,
    Appointment appointment,
    Instant startedAt,
    @Nullable String stopped,
    Instant since,
    @Nullable Integer deliveredMg,
    Vitals vitals,
    Watch watch,
    @Nullable Release release)
    implements Session {

  /** Before then nobody is discharged. */
  public Instant leastUntil(RouteTimes route, Known known, SchedulingPolicy.Discharge policy) {
    return since.plus(Duration.ofMinutes((long) route.observationMin() + known.longerMin(policy.longerMin())));
  }

  Observing watched(Watch next) {
    return new Observing(order, appointment, startedAt, stopped, since, deliveredMg, vitals, next, release);
  }

  Observing measured(Vitals now, Watch next) {
    return new Observing(order, appointment, startedAt, stopped, since, deliveredMg, now, next, release);
  }

  Observing delivered(int mg) {
    return new Observing(order, appointment, startedAt, stopped, since, mg, vitals, watch, release);
  }

  Observing released(@Nullable Release by) {
    return new Observing(order, appointment, startedAt, stopped, since, deliveredMg, vitals, watch, by);
  }

  /** The least observation counts from here. Who was let go before is not let go any more. */
  Observing anew(Instant from, Vitals now, Watch next) {
    return new Observing(order, appointment, startedAt, stopped, from, deliveredMg, now, next, null);
  }

  @Override
  public Optional<Instant> dosedAt() {
    return Optional.of(startedAt);
  }
}
