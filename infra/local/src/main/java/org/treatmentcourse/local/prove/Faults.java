package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.process.Line;

/** One fault after the other while courses are lived, each of a kind, at a place and of a length that follow from a seed. */
final class Faults implements PlayListener, AutoCloseable {

  private static final List<String> BACKENDS = List.of("store", "broker");

  /** Longer than a consumer group waits for a member, and than any request does. */
  private static final int PAST_TIMEOUTS_MS = 12_000;

  private static final int MORE_MS = 6_000;
  private static final int MOST_REST_MS = 3_000;
  private static final Duration SLOW = Duration.ofMillis(60);

  /** What can happen to a process, or to the line to a backend. */
  enum Kind {
    /** kill -9 of any process. */
    KILL,
    /** SIGSTOP of any process, past every time-out, then SIGCONT. */
    PAUSE,
    /** All connections to store or broker break, and none comes about for a while. */
    CUT,
    /** Connections to store or broker stay open, and nothing comes through for a while. */
    HALF_OPEN,
    /** Everything to and from store or broker comes later. */
    SLOW,
    /** Store or broker can write to no file until it ends of that. */
    FULL_DISK;

    boolean isOfBackends() {
      return this != KILL && this != PAUSE;
    }
  }

  /**
   * @param progressMs from the end of the fault until the clock of the clinics moved on
   */
  record Recovery(Kind kind, String target, long progressMs) {}

  private final LocalSystem system;
  private final Random random;
  private final Consumer<String> out;
  private final ConcurrentLinkedQueue<Recovery> recoveries = new ConcurrentLinkedQueue<>();
  private final AtomicLong lastMove = new AtomicLong();
  private final Thread injector;
  private volatile boolean over;
  private volatile @Nullable RuntimeException failed;

  Faults(LocalSystem system, long seed, Consumer<String> out) {
    this.system = system;
    this.random = new Random(seed);
    this.out = out;
    this.injector = Thread.ofVirtual().unstarted(this::inject);
  }

  @Override
  public void moved(Map<String, Instant> clocks) {
    lastMove.set(System.nanoTime());
    if (injector.getState() == Thread.State.NEW) {
      injector.start();
    }
  }

  @Override
  public void waiting(Duration since, List<String> reasons) {
    if (since.compareTo(Duration.ofMillis(PAST_TIMEOUTS_MS + MORE_MS)) > 0) {
      out.accept("waiting for %d s: %s".formatted(since.toSeconds(), String.join("; ", reasons)));
    }
  }

  private void inject() {
    try {
      while (!over) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        List<String> targets = kind.isOfBackends() ? BACKENDS : system.instances();
        fault(kind, targets.get(random.nextInt(targets.size())));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_REST_MS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failed = e;
    }
  }

  private void fault(Kind kind, String target) throws InterruptedException {
    int length = PAST_TIMEOUTS_MS + random.nextInt(MORE_MS);
    out.accept("%s %s".formatted(kind, target));
    switch (kind) {
      case KILL -> dies(target, system::kill9);
      case FULL_DISK -> dies(target, system::fullDisk);
      case PAUSE -> {
        system.suspend(target);
        TimeUnit.MILLISECONDS.sleep(length);
        system.resume(target);
      }
      case CUT, HALF_OPEN, SLOW -> {
        Line line = system.line(target);
        switch (kind) {
          case CUT -> line.cut();
          case HALF_OPEN -> line.hold();
          default -> line.slow(SLOW);
        }
        TimeUnit.MILLISECONDS.sleep(length);
        line.mend();
      }
    }
    long ended = System.nanoTime();
    while (lastMove.get() <= ended && !over) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    recoveries.add(new Recovery(kind, target, Math.max(0, lastMove.get() - ended) / 1_000_000));
  }

  private void dies(String target, Death of) throws InterruptedException {
    system.awaitReady(target, Death.READY);
    of.andBack(system, target);
  }

  /** @throws IllegalStateException if a fault could not be done, so that none came after it */
  List<Recovery> recoveries() {
    RuntimeException cause = failed;
    if (cause != null) {
      throw new IllegalStateException("the faults ended early: " + cause.getMessage(), cause);
    }
    return List.copyOf(recoveries);
  }

  /** Returns when the fault that is under way is over. */
  @Override
  public void close() {
    over = true;
    try {
      injector.join(Death.READY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
