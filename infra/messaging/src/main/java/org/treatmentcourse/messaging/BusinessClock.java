package org.treatmentcourse.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What time it is at a clinic. Never used for ordering, leases or authentication. */
public interface BusinessClock {
  /** How far ahead of the clinic's clock what is told may be dated. */
  Duration AHEAD = Duration.ofMinutes(5);


  /** @throws Outage while the clinic's time is not known (simulation only) */
  Instant now(String clinic);

  /**
   * The real moment at which the clinic's time had reached {@code due}. Everything sent before it belongs to the time before {@code due}.
   *
   * @param due not later than {@link #now}
   */
  Instant reached(String clinic, Instant due);

  /** What is due up to now: every clinic is named once, or none because it is the same time at all of them. Clinics whose time is not known are left out. */
  List<Moment> moments();

  /** @param clinic at this one; null at every one */
  record Moment(@Nullable String clinic, Instant now) {}

  /** Wall-clock time: business time is real time. */
  final class Real implements BusinessClock {
    private final InstantSource time;

    public Real(InstantSource time) {
      this.time = time;
    }

    @Override
    public Instant now(String clinic) {
      return time.instant();
    }

    @Override
    public Instant reached(String clinic, Instant due) {
      return due;
    }

    @Override
    public List<Moment> moments() {
      return List.of(new Moment(null, time.instant()));
    }
  }
}
