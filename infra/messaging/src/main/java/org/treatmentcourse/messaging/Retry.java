package org.treatmentcourse.messaging;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For what must happen once before a process can work. */
final class Retry {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

  private Retry() {}

  static void untilDone(String what, Runnable work) {
    boolean done = false;
    while (!done && !Thread.currentThread().isInterrupted()) {
      try {
        work.run();
        done = true;
      } catch (RuntimeException e) {
        LOG.warn("{} failed, tries again: {}", what, e.toString());
        Pause.of(Duration.ofSeconds(1));
      }
    }
  }
}
