package org.treatmentcourse.messaging;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting between tries of a background loop. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    try {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
