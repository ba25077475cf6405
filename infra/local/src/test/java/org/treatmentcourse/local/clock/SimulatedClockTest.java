package org.treatmentcourse.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {

  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Map<String, FakeProcess> processes = new TreeMap<>();
  private final List<String> happened = new CopyOnWriteArrayList<>();
  private SimulatedClock clock;

  @BeforeEach
  void start() throws IOException {
    for (String name : List.of("dashboard", "evaluation", "followup", "intake", "scheduling")) {
      FakeProcess process = new FakeProcess();
      process.onTimer((clinic, at) -> happened.add("timer " + clinic + " " + minutes(at)));
      processes.put(name, process);
    }
    Map<String, String> urls = new TreeMap<>();
    processes.forEach((name, process) -> urls.put(name, process.url()));
    clock = new SimulatedClock(() -> urls, "ops");
  }

  @AfterEach
  void stop() {
    clock.close();
    processes.values().forEach(FakeProcess::close);
  }

  private FakeProcess process(String name) {
    return Optional.ofNullable(processes.get(name)).orElseThrow();
  }

  private static long minutes(Instant at) {
    return Duration.between(START, at).toMinutes();
  }

  private static Instant at(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  /** Steps at these minutes; each may start more. */
  private class Steps implements Script {
    private final String clinic;
    private final Queue<Long> left;

    Steps(String clinic, Long... minutes) {
      this.clinic = clinic;
      this.left = new ArrayDeque<>(List.of(minutes));
    }

    @Override
    public Optional<Instant> next() {
      return Optional.ofNullable(left.peek()).map(SimulatedClockTest::at);
    }

    @Override
    public void run(Instant now) throws Exception {
      left.remove();
      happened.add("step " + clinic + " " + minutes(now));
    }
  }

  @FunctionalInterface
  private interface Trouble {
    void happen() throws Exception;
  }

  /** Steps at 0, 5 and 9, with trouble in the second one. */
  private Script stepsThatMeanwhile(Trouble trouble) {
    return new Steps("c1", 0L, 5L, 9L) {
      @Override
      public void run(Instant now) throws Exception {
        super.run(now);
        if (now.equals(at(5))) {
          trouble.happen();
        }
      }
    };
  }

  @Test
  void moves_to_the_earlier_of_the_next_step_and_the_earliest_timer_and_timers_of_a_moment_fire_first() {
    process("followup").timer("c1", at(7));
    process("scheduling").timer("c1", at(10));
    process("evaluation").timer("c1", at(99));

    PlayReport report = clock.play(Map.of("c1", new Steps("c1", 0L, 5L, 10L, 12L)), LIMIT, PlayListener.SILENT);

    assertThat(happened).containsExactly(
        "step c1 0", "step c1 5", "timer c1 7", "timer c1 10", "step c1 10", "step c1 12");
    assertThat(report.steps()).isEqualTo(4);
    assertThat(clock.now("c1")).contains(at(12));
  }

  @Test
  void a_step_for_the_past_runs_now_and_time_never_goes_back() {
    clock.play(Map.of("c1", new Steps("c1", 10L, 3L, 11L)), LIMIT, PlayListener.SILENT);
    assertThat(happened).containsExactly("step c1 10", "step c1 10", "step c1 11");
  }

  @Test
  void clinics_have_clocks_of_their_own_and_run_their_steps_at_the_same_time() {
    CountDownLatch both = new CountDownLatch(2);
    class Meeting implements Script {
      private boolean done;

      @Override
      public Optional<Instant> next() {
        return done ? Optional.empty() : Optional.of(at(1));
      }

      @Override
      public void run(Instant now) throws Exception {
        both.countDown();
        assertThat(both.await(5, TimeUnit.SECONDS)).isTrue();
        done = true;
      }
    }
    clock.play(Map.of("c1", new Meeting(), "c2", new Meeting(), "c3", new Steps("c3", 500L)), LIMIT, PlayListener.SILENT);
    assertThat(clock.now("c1")).contains(at(1));
    assertThat(clock.now("c3")).contains(at(500));
  }

  @Test
  void a_dead_process_stops_time_and_gets_the_clocks_again_when_it_is_back() throws Exception {
    List<String> waitedFor = new CopyOnWriteArrayList<>();
    FakeProcess followup = process("followup");
    Script script = stepsThatMeanwhile(followup::die);
    Thread player = Thread.ofVirtual().start(() -> clock.play(Map.of("c1", script), LIMIT, new PlayListener() {
      @Override
      public void waiting(Duration since, List<String> reasons) {
        waitedFor.addAll(reasons);
      }
    }));
    await().until(() -> happened.contains("step c1 5"));
    await().during(Duration.ofMillis(700)).until(() -> !happened.contains("step c1 9"));
    followup.live();
    player.join();
    assertThat(happened).containsExactly("step c1 0", "step c1 5", "step c1 9");
  }

  @Test
  void a_process_that_comes_back_with_unread_events_gets_the_clock_before_it_is_quiet() {
    FakeProcess followup = process("followup");
    Script script = stepsThatMeanwhile(() -> {
      followup.needsClock();
      followup.die();
      followup.live();
    });
    clock.play(Map.of("c1", script), LIMIT, PlayListener.SILENT);
    assertThat(happened).containsExactly("step c1 0", "step c1 5", "step c1 9");
  }

  @Test
  void a_process_that_is_started_again_while_a_step_waits_for_it_gets_the_clock() {
    FakeProcess followup = process("followup");
    Script script = stepsThatMeanwhile(() -> {
      followup.die();
      followup.live();
      await().until(() -> at(5).equals(followup.now("c1")));
    });
    clock.play(Map.of("c1", script), LIMIT, PlayListener.SILENT);
    assertThat(happened).containsExactly("step c1 0", "step c1 5", "step c1 9");
  }

  @Test
  void says_what_it_waits_for_and_gives_up_after_the_limit() {
    process("scheduling").begin();
    process("intake").die();
    assertThatThrownBy(() -> clock.settle(Duration.ofSeconds(1)))
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("scheduling: pending 0, lag 0, in flight 1")
        .hasMessageContaining("intake: no answer");
  }

  @Test
  void a_timer_that_is_due_and_has_not_fired_stops_time() {
    process("scheduling").timer("c1", at(-1));
    clock.play(Map.of("c1", new Steps("c1", 0L)), LIMIT, PlayListener.SILENT);
    process("scheduling").timer("c1", at(-1));
    assertThatThrownBy(() -> clock.settle(Duration.ofMillis(300))).hasMessageContaining("hasn't fired");
  }

  @Test
  void never_moves_while_work_is_handed_from_process_to_process() {
    Random random = new Random(7);
    List<FakeProcess> all = new ArrayList<>(processes.values());
    AtomicInteger outstanding = new AtomicInteger();
    AtomicInteger tooEarly = new AtomicInteger();
    class Busy implements Script {
      private int left = 60;

      @Override
      public Optional<Instant> next() {
        tooEarly.addAndGet(outstanding.get());
        return left == 0 ? Optional.empty() : Optional.of(at(60 - left));
      }

      @Override
      public void run(Instant now) {
        left--;
        tooEarly.addAndGet(outstanding.get());
        outstanding.incrementAndGet();
        int hops = random.nextInt(8);
        FakeProcess first = all.get(random.nextInt(all.size()));
        first.begin();
        Thread.ofVirtual().start(() -> hand(first, hops));
      }

      private void hand(FakeProcess from, int hops) {
        FakeProcess current = from;
        for (int i = 0; i < hops; i++) {
          busy(random.nextInt(3_000));
          FakeProcess next = all.get(random.nextInt(all.size()));
          next.begin();
          current.end();
          current = next;
        }
        outstanding.decrementAndGet();
        current.end();
      }
    }
    clock.play(Map.of("c1", new Busy()), LIMIT, PlayListener.SILENT);
    assertThat(tooEarly).hasValue(0);
  }

  private static void busy(int micros) {
    long end = System.nanoTime() + micros * 1_000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_failing_step_ends_the_play_and_names_its_clinic() {
    Script failing = new Steps("c1", 0L) {
      @Override
      public void run(Instant now) throws Exception {
        throw new IOException("refused");
      }
    };
    assertThatThrownBy(() -> clock.play(Map.of("c1", failing), LIMIT, PlayListener.SILENT))
        .hasMessageContaining("clinic c1").hasMessageContaining("refused");
  }
}
