package org.treatmentcourse.dashboard.row;

import java.time.Instant;

/** The later of two times. */
final class Newest {
  private Newest() {}

  static Instant of(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
