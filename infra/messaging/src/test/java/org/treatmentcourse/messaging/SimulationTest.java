package org.treatmentcourse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.messaging.SimulatedSchedule.Result;
import org.treatmentcourse.messaging.SimulatedWorld.Happened;

/**
 * The real inbox, relay, timers, commands and parking on a store and a broker of our own, interleaved step by step as a seed says: crashes, pauses,
 * zombies, lost and late answers, partial bulks, rollbacks, failed sends, poison, repairs by hand. {@code infra/prove simulation} plays more of it.
 */
class SimulationTest {
  private static final int SCHEDULES = Integer.getInteger("simulation.schedules", 10_000);
  private static final long SEED = Long.getLong("simulation.seed", 1);
  private static final int THREADS = Integer.getInteger("simulation.threads", 2);
  private static final int UNTIL_CAUGHT = 2_000;
  private static final int AFTERWARDS = 20;

  /** A part of the schedules. */
  private static final class Share {
    final Map<Happened, Long> happened = new EnumMap<>(Happened.class);
    long steps;
    @Nullable String failure;

    Share play(int first) {
      for (long seed = SEED + first; seed < SEED + SCHEDULES && failure == null; seed += THREADS) {
        Result result = SimulatedSchedule.play(seed, Mutation.NONE);
        steps += result.steps();
        result.happened().forEach((what, times) -> happened.merge(what, times, Long::sum));
        if (!result.found().isEmpty()) {
          failure = "seed %d: %s%n  %s".formatted(seed, String.join("; ", result.found()), String.join("\n  ", result.lastSteps()));
        }
      }
      return this;
    }
  }

  private static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  @Test
  void no_schedule_loses_doubles_reorders_or_invents_an_event_or_gets_stuck() throws Exception {
    long begun = System.nanoTime();
    List<FutureTask<Share>> shares = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      shares.add(start(() -> new Share().play(first)));
    }
    Map<Happened, Long> happened = new EnumMap<>(Happened.class);
    List<String> failures = new ArrayList<>();
    long steps = 0;
    for (FutureTask<Share> share : shares) {
      Share done = share.get();
      steps += done.steps;
      done.happened.forEach((what, times) -> happened.merge(what, times, Long::sum));
      if (done.failure != null) {
        failures.add(done.failure);
      }
    }
    System.out.printf("%,d schedules from seed %d, %,d steps, %.0f s; failed: %d%n", SCHEDULES, SEED, steps, (System.nanoTime() - begun) / 1e9, failures.size());
    happened.forEach((what, times) -> System.out.printf("%,12d %s%n", times, what));
    assertThat(failures).isEmpty();
    if (SCHEDULES >= 1_000) {
      // The schedules were worth playing: all of this has happened.
      assertThat(happened).containsOnlyKeys(Happened.values()).doesNotContainValue(0L);
    }
  }

  @Test
  void every_rule_that_is_taken_away_is_missed() throws Exception {
    System.out.println("rule taken away | schedules until caught | what is broken, in that and the next " + AFTERWARDS);
    List<Mutation> unnoticed = new ArrayList<>();
    for (Mutation mutation : EnumSet.complementOf(EnumSet.of(Mutation.NONE))) {
      Caught caught = start(() -> play(mutation)).get();
      System.out.println(mutation + " | " + (caught.seed == 0 ? "not in " + UNTIL_CAUGHT : caught.seed) + " | " + String.join(", ", caught.broken));
      if (caught.seed == 0) {
        unnoticed.add(mutation);
      }
    }
    assertThat(unnoticed).isEmpty();
  }

  /** @param seed the first that shows it, from 1 on; 0 if none does */
  private record Caught(int seed, Set<String> broken) {}

  private static Caught play(Mutation without) {
    Set<String> broken = new TreeSet<>();
    int caught = 0;
    for (int seed = 1; seed <= (caught == 0 ? UNTIL_CAUGHT : caught + AFTERWARDS); seed++) {
      Set<String> found = SimulatedSchedule.play(seed, without).found();
      found.forEach(what -> broken.add(what.replaceFirst(": [\\[{].*", "")));
      caught = caught == 0 && !found.isEmpty() ? seed : caught;
    }
    return new Caught(caught, broken);
  }

  @Test
  void a_seed_replays_exactly() throws Exception {
    for (int i = 0; i < 20; i++) {
      long seed = i;
      assertThat(start(() -> SimulatedSchedule.play(seed, Mutation.NONE)).get()).isEqualTo(start(() -> SimulatedSchedule.play(seed, Mutation.NONE)).get());
    }
  }
}
