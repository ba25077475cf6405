package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Real time that passes in a proof. */
final class Waits {

  private static final int LOOK_MS = 200;

  private Waits() {}

  /** Returns early, with the flag set, when the thread is interrupted. */
  static void pause(int ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** @throws IllegalStateException if it has not come within the limit */
  static void until(String what, Duration limit, BooleanSupplier come) {
    long end = System.nanoTime() + limit.toNanos();
    while (!come.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + " has not come within " + limit);
      }
      pause(LOOK_MS);
    }
  }
}
