package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The patient has left. Peaks are mmHg, 0 where nothing was measured.
 *
 * @param how null for a session of before this was kept
 * @param form null where no REMS asks for one
 */
public record Completed(
    Order order,
    Instant startedAt,
    Instant leftAt,
    String zone,
    int deliveredMg,
    int peakSystolic,
    int peakDiastolic,
    @Nullable Departure how,
    @Nullable RemsForm form)
    implements Session {

  /** With a reading that came late. What has been sent stays as it was sent. */
  Completed measured(Reading late) {
    Completed told = form instanceof RemsForm.Open open ? with(open.measured(late)) : this;
    return late.at().isBefore(startedAt) ? told : told.peaking(Vitals.NONE.with(late));
  }

  private Completed peaking(Vitals late) {
    int systolic = Math.max(peakSystolic, late.peak(Reading::systolic));
    int diastolic = Math.max(peakDiastolic, late.peak(Reading::diastolic));
    return new Completed(order, startedAt, leftAt, zone, deliveredMg, systolic, diastolic, how, form);
  }

  Completed with(@Nullable RemsForm now) {
    return new Completed(order, startedAt, leftAt, zone, deliveredMg, peakSystolic, peakDiastolic, how, now);
  }

  /** The monitoring form, while nobody has sent it. */
  Optional<RemsForm.Open> unsent() {
    return form instanceof RemsForm.Open open ? Optional.of(open) : Optional.empty();
  }

  @Override
  public Optional<Instant> dosedAt() {
    return Optional.of(startedAt);
  }
}
