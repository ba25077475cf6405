package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The patient has left. Peaks are mmHg, 0 where nothing was measured.
 *
 * @param how null for a session of before this was kept
 */
public record Completed(
    Order order, Instant startedAt, Instant leftAt, String zone, int deliveredMg, int peakSystolic, int peakDiastolic, @Nullable Departure how)
    implements Session {

  /** With a reading that came late. */
  Completed measured(Reading late) {
    Vitals one = Vitals.NONE.with(late);
    int systolic = Math.max(peakSystolic, one.peak(Reading::systolic));
    int diastolic = Math.max(peakDiastolic, one.peak(Reading::diastolic));
    return late.at().isBefore(startedAt) ? this : new Completed(order, startedAt, leftAt, zone, deliveredMg, systolic, diastolic, how);
  }

  @Override
  public Optional<Instant> dosedAt() {
    return Optional.of(startedAt);
  }
}
