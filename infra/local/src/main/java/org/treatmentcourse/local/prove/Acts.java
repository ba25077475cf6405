package org.treatmentcourse.local.prove;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What people do, each at its business time and at once. */
final class Acts implements AutoCloseable {

  private final PriorityQueue<Act> planned = new PriorityQueue<>(Comparator.comparing(Act::at));
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private record Act(Instant at, Runnable what) {}

  void plan(Instant at, Runnable what) {
    planned.add(new Act(at, what));
  }

  Optional<Instant> next() {
    return Optional.ofNullable(planned.peek()).map(Act::at);
  }

  /**
   * Begins what is due.
   *
   * @throws IllegalStateException if something that was begun before has failed
   */
  void begin(Instant now) {
    running.removeIf(Acts::over);
    while (!planned.isEmpty() && !planned.peek().at().isAfter(now)) {
      running.add(threads.submit(planned.remove().what()));
    }
  }

  private static boolean over(Future<?> one) {
    if (!one.isDone()) {
      return false;
    }
    try {
      one.get();
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException("something could not be done: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean underWay() {
    return !running.isEmpty();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
