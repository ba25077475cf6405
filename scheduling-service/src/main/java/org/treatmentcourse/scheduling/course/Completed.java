package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Optional;

/** The patient has left. Peaks are mmHg, 0 where nothing was measured. */
public record Completed(Order order, Instant startedAt, Instant leftAt, String zone, int deliveredMg, int peakSystolic, int peakDiastolic) implements Session {

  @Override
  public Optional<Instant> dosedAt() {
    return Optional.of(startedAt);
  }
}
