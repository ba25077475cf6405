package org.treatmentcourse.local.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tries again, a little later each time, until a limit: a killed process is back within seconds. */
final class Patience {

  private static final long FIRST_MS = 20;
  private static final long LAST_MS = 500;

  private final String what;
  private final Duration limit;
  private final long end;
  private long pause = FIRST_MS;

  Patience(String what, Duration limit) {
    this.what = what;
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** @throws IllegalStateException past the limit, saying what was last seen */
  void await(String seen, @Nullable Throwable cause) {
    if (System.nanoTime() > end) {
      throw new IllegalStateException(what + " has not succeeded within " + limit.toSeconds() + " s: " + seen, cause);
    }
    try {
      TimeUnit.MILLISECONDS.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + what, e);
    }
    pause = Math.min(pause * 2, LAST_MS);
  }
}
