package org.treatmentcourse.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Business time of the local system, one clock per clinic. Time moves in rounds: when every process is quiet, each
 * clinic's clock goes to the earlier of its next scripted step and its earliest timer. Timers of a moment fire before
 * the steps of that moment. A process that is down stops time; it goes on when the process is back.
 */
public final class SimulatedClock implements AutoCloseable {

  private static final long REMIND_MS = 200;

  private final Processes processes;
  private final Quiescence quiescence;
  private final Map<String, Instant> clocks = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param management base URL of the management port by instance; read again for each question
   * @param opsToken bearer token of the ops role
   */
  public SimulatedClock(Supplier<Map<String, String>> management, String opsToken) {
    processes = new Processes(management, opsToken);
    quiescence = new Quiescence(processes);
  }

  /** The business time of a clinic, empty before its first step. */
  public Optional<Instant> now(String clinic) {
    return Optional.ofNullable(clocks.get(clinic));
  }

  /**
   * Plays the scripts, by clinic, until all of them have ended and everything is quiet. Steps of different clinics run
   * at the same time.
   *
   * @param stallLimit how long a round may take to become quiet
   * @throws StalledException when one takes longer
   * @throws IllegalStateException when a step throws, naming the clinic
   */
  public PlayReport play(Map<String, Script> scripts, Duration stallLimit, PlayListener listener) {
    long start = System.nanoTime();
    long rounds = 0;
    long steps = 0;
    while (true) {
      Map<String, Instant> due = quiescence.await(expected(), stallLimit, listener);
      List<Move> moves = moves(scripts, due);
      if (moves.isEmpty()) {
        return new PlayReport(rounds, steps, Duration.ofNanos(System.nanoTime() - start));
      }
      Map<String, Instant> moved = new TreeMap<>();
      moves.stream().filter(Move::changesTime).forEach(move -> moved.put(move.clinic(), move.to()));
      clocks.putAll(moved);
      // A process that missed the new time gets it while we wait for quiet; the steps then run in the next round.
      if (moved.isEmpty() || processes.setAll(moved)) {
        List<Move> toRun = moves.stream().filter(Move::runsStep).toList();
        inParallel(toRun, move -> move.clinic(), move -> {
          move.script().run(move.to());
          return true;
        });
        steps += toRun.size();
      }
      rounds++;
      listener.moved(moved);
    }
  }

  private List<Move> moves(Map<String, Script> scripts, Map<String, Instant> due) {
    Map<String, Optional<Instant>> next =
        inParallel(List.copyOf(scripts.entrySet()), Map.Entry::getKey, script -> script.getValue().next());
    List<Move> moves = new ArrayList<>();
    scripts.forEach((clinic, script) -> next.getOrDefault(clinic, Optional.empty()).ifPresent(step ->
        moves.add(Move.of(clinic, script, clocks.get(clinic), step, due.get(clinic)))));
    return moves;
  }

  /** Returns when everything is quiet, without moving any clock. */
  public void settle(Duration stallLimit) {
    quiescence.await(expected(), stallLimit, PlayListener.SILENT);
  }

  private Map<String, Instant> expected() {
    return new TreeMap<>(clocks);
  }

  private <T, R> Map<String, R> inParallel(List<T> items, Function<T, String> clinic, Task<T, R> task) {
    Map<String, Future<R>> running = new LinkedHashMap<>();
    items.forEach(item -> running.put(clinic.apply(item), threads.submit(() -> task.apply(item))));
    Map<String, R> results = new TreeMap<>();
    List<IllegalStateException> failures = new ArrayList<>();
    running.forEach((name, run) -> {
      try {
        results.put(name, await(run));
      } catch (ExecutionException e) {
        failures.add(new IllegalStateException("a step of clinic " + name + " failed: " + e.getCause(), e.getCause()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failures.add(new IllegalStateException("interrupted while a step of clinic " + name + " ran", e));
      }
    });
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return results;
  }

  /** A process that is started again while steps run knows no time, and a step may be waiting for that process. */
  private <R> R await(Future<R> run) throws ExecutionException, InterruptedException {
    while (true) {
      try {
        return run.get(REMIND_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        Map<String, Instant> clocks = expected();
        processes.ask(Duration.ZERO).forEach((name, answer) -> {
          if (answer.lacks(clocks)) {
            processes.set(List.of(name), clocks);
          }
        });
      }
    }
  }

  @FunctionalInterface
  private interface Task<T, R> {
    R apply(T item) throws Exception;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    processes.close();
  }
}
