package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.PlayListener;

/** Kills processes with -9 while courses are lived, at moments and in an order that follow from a seed; the supervisor brings them back. */
final class Killer implements PlayListener, AutoCloseable {

  private static final int MOST_DELAY_MS = 400;

  /** @param afterMs real time from the step of the clock */
  private record Kill(long round, String target, int afterMs) {}

  /**
   * How one kill went.
   *
   * @param readyMs until the process did its work again
   * @param progressMs until the clock moved on
   */
  record Recovery(String target, long readyMs, long progressMs) {}

  private final LocalSystem system;
  private final Consumer<String> out;
  private final List<Kill> left;
  private final Map<String, Integer> kills = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<Recovery> recoveries = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong lastMove = new AtomicLong();
  private long round;

  /**
   * @param rounds how many steps of the clock are expected
   * @param kills how many in all; each process dies at least {@code kills / (processes + 1)} times
   */
  Killer(LocalSystem system, long rounds, int kills, long seed, Consumer<String> out) {
    this.system = system;
    this.out = out;
    this.left = new ArrayList<>(plan(system.instances(), rounds, kills, new Random(seed)));
  }

  private static List<Kill> plan(List<String> targets, long rounds, int kills, Random random) {
    List<String> order = new ArrayList<>();
    while (order.size() < kills) {
      List<String> all = new ArrayList<>(targets);
      Collections.shuffle(all, random);
      order.addAll(all);
    }
    List<Long> moments = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      moments.add(rounds / 50 + (long) (random.nextDouble() * rounds * 0.92));
    }
    Collections.sort(moments);
    List<Kill> planned = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      planned.add(new Kill(moments.get(i), order.get(i), random.nextInt(MOST_DELAY_MS)));
    }
    return planned;
  }

  @Override
  public void moved(Map<String, Instant> clocks) {
    round++;
    lastMove.set(System.nanoTime());
    while (!left.isEmpty() && left.getFirst().round() <= round) {
      Kill kill = left.removeFirst();
      threads.execute(() -> kill(kill));
    }
  }

  @Override
  public void waiting(Duration since, List<String> reasons) {
    out.accept("waiting for %d s: %s".formatted(since.toSeconds(), String.join("; ", reasons)));
  }

  private void kill(Kill kill) {
    try {
      TimeUnit.MILLISECONDS.sleep(kill.afterMs());
      // One that is just being started again is given the time to be there first.
      system.awaitReady(kill.target(), Death.READY);
      long at = System.nanoTime();
      Death death = this::kill9;
      death.andBack(system, kill.target());
      long ready = System.nanoTime();
      while (lastMove.get() <= at) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      recoveries.add(new Recovery(kill.target(), (ready - at) / 1_000_000, (lastMove.get() - at) / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void kill9(String target) {
    system.kill9(target);
    synchronized (kills) {
      kills.merge(target, 1, Integer::sum);
    }
  }

  /** By process. */
  Map<String, Integer> kills() {
    synchronized (kills) {
      return new LinkedHashMap<>(kills);
    }
  }

  List<Recovery> recoveries() {
    return List.copyOf(recoveries);
  }

  /** Returns when every process that was killed is back. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(Death.READY.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
