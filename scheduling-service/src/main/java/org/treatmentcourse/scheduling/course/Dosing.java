package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Optional;

/** The drug is being given. */
public record Dosing(Order order, Appointment appointment, Instant startedAt, Vitals vitals, Watch watch) implements Session {

  @Override
  public Optional<Instant> dosedAt() {
    return Optional.of(startedAt);
  }
}
