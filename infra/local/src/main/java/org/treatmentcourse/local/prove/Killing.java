package org.treatmentcourse.local.prove;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.RunningClock;

/**
 * Kills instances with -9 and keeps when each was away: until it says that it is ready and knows what time it is. The supervisor brings them back.
 */
final class Killing implements AutoCloseable {

  private static final int LOOK_MS = 5;

  private final LocalSystem system;
  private final RunningClock clock;
  private final Downtimes downtimes;
  private final AtomicInteger away = new AtomicInteger();
  private final Map<String, Integer> kills = new TreeMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();

  Killing(LocalSystem system, RunningClock clock, List<String> instances) {
    this.system = system;
    this.clock = clock;
    this.downtimes = new Downtimes(instances);
  }

  /** Returns at once. */
  void kill(String instance, int afterMs) {
    away.incrementAndGet();
    kills.merge(instance, 1, Integer::sum);
    running.add(threads.submit(() -> {
      TimeUnit.MILLISECONDS.sleep(afterMs);
      Instant from = Instant.now();
      Death death = system::kill9;
      death.andBack(system, instance);
      while (!clock.hasTakenSince(instance, from)) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
      downtimes.add(instance, from, Instant.now());
      return away.decrementAndGet();
    }));
  }

  boolean everybodyIsUp() {
    return away.get() == 0;
  }

  Map<String, Integer> kills() {
    return Map.copyOf(kills);
  }

  int count() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Complete once everybody is up. */
  Downtimes downtimes() {
    return downtimes;
  }

  /** Returns when whoever was killed is ready. */
  void settle() throws Exception {
    for (Future<?> one : running) {
      one.get();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
