package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.treatmentcourse.local.LocalSystem;

/** What an instance dies of in a proof. */
@FunctionalInterface
interface Death {

  Duration READY = Duration.ofMinutes(3);

  void of(String instance);

  /**
   * Returns when the instance has died and, started again by its supervisor, says that it is ready.
   *
   * @throws IllegalStateException if it lives on, or isn't ready, for {@link #READY}
   */
  default void andBack(LocalSystem system, String instance) throws InterruptedException {
    int before = system.restarts().getOrDefault(instance, 0);
    long until = System.nanoTime() + READY.toNanos();
    of(instance);
    while (system.restarts().getOrDefault(instance, 0) == before) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(instance + " lives on");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    system.awaitReady(instance, READY);
  }
}
