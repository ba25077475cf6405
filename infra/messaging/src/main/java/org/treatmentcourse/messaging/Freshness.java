package org.treatmentcourse.messaging;

import java.time.Duration;
import java.time.Instant;

/** How old what we know of the safety streams is. */
public final class Freshness {
  private final Lag lag;
  private final String group;

  Freshness(Lag lag, String group) {
    this.lag = lag;
    this.group = group;
  }

  /** Time since everything sent on the safety streams was known here; very long while that is unknown. */
  public Duration age() {
    Instant settled = lag.settled(group);
    return settled.equals(Instant.MIN) ? Duration.ofDays(365) : Duration.between(settled, Instant.now());
  }
}
