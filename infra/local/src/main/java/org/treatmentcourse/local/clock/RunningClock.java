package org.treatmentcourse.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Business time of one clinic that runs as real time does, whoever is up or down, told to every process in short ticks; one that is slow to answer does not
 * hold the others up. It can stand still, and skip what nobody waits for. Remembers the real moment of every tick, so that what took effect can be
 * measured.
 */
public final class RunningClock implements AutoCloseable {

  private static final int TICK_MS = 50;

  private final Processes processes;
  private final String clinic;
  private final Map<String, NavigableMap<Instant, Instant>> ticks = new TreeMap<>();
  private final Map<String, Taken> taken = new ConcurrentHashMap<>();
  private final List<Thread> tickers;
  private Instant now;
  private long counted = System.nanoTime();
  private boolean standing;

  /**
   * @param management base URL of the management port by instance; those that are there now are told of the time, at whatever URL
   * @param opsToken bearer token of the ops role
   * @param start from here it runs at once
   */
  public RunningClock(Supplier<Map<String, String>> management, String opsToken, String clinic, Instant start) {
    this.processes = new Processes(management, opsToken);
    this.clinic = clinic;
    this.now = start.truncatedTo(ChronoUnit.MILLIS);
    management.get().keySet().forEach(process -> ticks.put(process, new ConcurrentSkipListMap<>()));
    this.tickers = ticks.entrySet().stream().map(one -> Thread.ofVirtual().name("clock of " + one.getKey()).start(() -> tick(one.getKey(), one.getValue()))).toList();
  }

  private void tick(String process, NavigableMap<Instant, Instant> mine) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Instant told = now();
        mine.putIfAbsent(told, Instant.now());
        // Whoever is away is told again with the next tick.
        if (processes.set(List.of(process), Map.of(clinic, told))) {
          taken.put(process, new Taken(told, Instant.now()));
        }
        TimeUnit.MILLISECONDS.sleep(TICK_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public synchronized Instant now() {
    long nanos = System.nanoTime();
    if (!standing) {
      now = now.plus(Duration.ofNanos(nanos - counted)).truncatedTo(ChronoUnit.MILLIS);
      counted = nanos;
    }
    return now;
  }

  /** @throws IllegalArgumentException if that has passed */
  public synchronized void skipTo(Instant later) {
    if (later.isBefore(now())) {
      throw new IllegalArgumentException("it is " + now + ", which is later than " + later);
    }
    now = later.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Stands still, or runs again. */
  public synchronized void stand(boolean still) {
    now();
    counted = System.nanoTime();
    standing = still;
  }

  /** A process has said that it knows this time, at a real moment. */
  private record Taken(Instant told, Instant at) {}

  /** Whether this process has taken a tick since that real moment. */
  public boolean hasTakenSince(String process, Instant moment) {
    return Optional.ofNullable(taken.get(process)).filter(last -> last.at().isAfter(moment)).isPresent();
  }

  /** Whether all of these processes know that it is as late as that. */
  public boolean isKnown(List<String> instances, Instant time) {
    return instances.stream().allMatch(process -> Optional.ofNullable(taken.get(process)).filter(last -> !last.told().isBefore(time)).isPresent());
  }

  /** The real moment at which the first of these processes began to be told of a time as late as this; empty while that has not come. */
  public Optional<Instant> reached(List<String> instances, Instant time) {
    return real(instances, all -> all.ceilingEntry(time), BinaryOperator.minBy(Comparator.naturalOrder()));
  }

  /** The real moment at which the last of them began to be told of a later time than this: what was done at this time was done before. */
  public Optional<Instant> passed(List<String> instances, Instant time) {
    return real(instances, all -> all.higherEntry(time), BinaryOperator.maxBy(Comparator.naturalOrder()));
  }

  private Optional<Instant> real(List<String> instances, Function<NavigableMap<Instant, Instant>, Map.@Nullable Entry<Instant, Instant>> tick, BinaryOperator<Instant> which) {
    return instances.stream().map(instance -> tick.apply(Objects.requireNonNull(ticks.get(instance)))).filter(Objects::nonNull).map(Map.Entry::getValue).reduce(which);
  }

  @Override
  public void close() {
    tickers.forEach(Thread::interrupt);
    processes.close();
  }
}
