package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The administration is over, or has been stopped.
 *
 * @param stopped why it was stopped, or null
 * @param since from when the least observation counts: end of the dose, or the last critical reading
 * @param deliveredMg null until the pump has reported
 */
public record Observing(
    Order order,
    Appointment appointment,
    Instant startedAt,
    @Nullable String stopped,
    Instant since,
    @Nullable Integer deliveredMg,
    Vitals vitals,
    Watch watch)
    implements Session {

  Observing watched(Watch next) {
    return new Observing(order, appointment, startedAt, stopped, since, deliveredMg, vitals, next);
  }

  @Override
  public Optional<Instant> dosedAt() {
    return Optional.of(startedAt);
  }
}
