package org.treatmentcourse.messaging;

import java.time.Instant;

/** What time it is at a clinic. Never used for ordering, leases or authentication. */
public interface BusinessClock {

  /** @throws Outage while the clinic's time is not known (simulation only) */
  Instant now(String clinic);

  /**
   * The real moment at which the clinic's time had reached {@code due}. Everything sent before it belongs to the time before {@code due}.
   *
   * @param due not later than {@link #now}
   */
  Instant reached(String clinic, Instant due);

  /** Wall-clock time: business time is real time. */
  final class Real implements BusinessClock {
    @Override
    public Instant now(String clinic) {
      return Instant.now();
    }

    @Override
    public Instant reached(String clinic, Instant due) {
      return due;
    }
  }
}
