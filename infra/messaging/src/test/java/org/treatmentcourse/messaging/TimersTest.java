package org.treatmentcourse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;

class TimersTest {
  private static final Instant DUE = Bench.START.plus(Duration.ofHours(1));
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    Toy.brokenClock = false;
    bench.close();
  }

  private void set(Instant alarm, @Nullable Instant assumption) {
    set("p", alarm, assumption);
  }

  private void set(String reference, @Nullable Instant alarm, @Nullable Instant assumption) {
    Commands.Request request = new Commands.Request(new CourseRef(Bench.CLINIC, bench.course(reference)), null, "f", null, true);
    bench.commands.run(request, (state, when) -> Decision.accept(state.opened().clocks(alarm, assumption)));
  }

  @Test
  void an_alarm_fires_when_it_is_due_and_only_once_however_many_try() {
    set(DUE, null);
    bench.timers.sweep();
    assertThat(bench.told("p")).isEmpty();
    bench.now = DUE;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      threads.add(Thread.ofPlatform().start(bench.timers::sweep));
    }
    threads.forEach(TimersTest::join);
    assertThat(bench.told("p")).containsExactly("due alarm");
  }

  @Test
  void an_alarm_that_fires_late_is_dated_when_it_was_due_and_says_when_it_was_decided() {
    set(DUE, null);
    bench.now = DUE.plus(Duration.ofMinutes(3));
    bench.timers.sweep();
    // What another instance left is published as it was decided, whenever that is.
    bench.relay.publish(bench.store.load(List.of(bench.course("p"))).values().stream().map(Relay.Outgoing::of).toList());
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bench.published).isNotEmpty());
    assertThat(bench.published).allSatisfy(event -> {
      assertThat(event.time()).isEqualTo(DUE);
      assertThat(event.recorded()).isEqualTo(DUE.plus(Duration.ofMinutes(3)));
    });
  }

  @Test
  void an_alarm_does_not_wait_behind_any_number_of_assumptions() {
    bench.settled = Instant.MIN;
    for (int i = 0; i < Timers.PAGE; i++) {
      set("waits-" + i, null, DUE);
    }
    // Ids are hashes: some of these come behind a whole page of the others.
    List<String> alarming = List.of("a", "b", "c", "d", "e");
    alarming.forEach(reference -> set(reference, DUE, null));
    bench.now = DUE;
    bench.timers.sweep();
    assertThat(alarming).allSatisfy(reference -> assertThat(bench.told(reference)).containsExactly("due alarm"));
    assertThat(bench.told("waits-0")).isEmpty();
  }

  @Test
  void a_clock_that_can_not_fire_is_parked_and_told_and_goes_on_once_it_is_repaired() {
    set(DUE, null);
    bench.now = DUE;
    Toy.brokenClock = true;
    bench.timers.sweep();
    assertThat(bench.told("p")).isEmpty();
    assertThat(bench.parks.blocking(bench.course("p")).map(Parked::what)).contains("clock");
    assertThat(bench.store.blocked(10)).containsExactly(bench.course("p"));
    Toy.brokenClock = false;
    new ParkedEndpoint(bench.inbox, bench.parks).replay(bench.parks.list(1).getFirst().id());
    bench.timers.sweep();
    assertThat(bench.told("p")).containsExactly("due alarm");
    assertThat(bench.store.blocked(10)).isEmpty();
  }

  @Test
  void one_clock_that_can_not_fire_stops_neither_those_before_it_nor_other_courses() {
    set("broken", DUE.plusSeconds(30), DUE);
    set("well", null, DUE);
    bench.now = DUE.plusSeconds(60);
    Toy.brokenClock = true;
    bench.timers.sweep();
    assertThat(bench.told("well")).containsExactly("due assumption");
    assertThat(bench.told("broken")).containsExactly("due assumption");
    assertThat(bench.parks.list(10)).singleElement().satisfies(parked -> {
      assertThat(parked.course()).isEqualTo(bench.course("broken"));
      assertThat(parked.type()).startsWith("alarm@");
    });
  }

  @Test
  void clocks_that_are_caught_up_together_are_dated_each_when_it_was_due() {
    set(DUE.plusSeconds(30), DUE);
    bench.now = DUE.plusSeconds(60);
    bench.timers.sweep();
    assertThat(bench.told("p")).containsExactly("due assumption", "due alarm");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bench.published).extracting(Envelope::time).containsExactly(DUE, DUE.plusSeconds(30)));
  }

  @Test
  void those_of_a_page_that_somebody_else_was_faster_with_fire_all_the_same() {
    for (int i = 0; i < 20; i++) {
      set("p" + i, DUE, null);
    }
    bench.now = DUE;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(bench.timers::sweep));
    }
    threads.forEach(TimersTest::join);
    for (int i = 0; i < 20; i++) {
      assertThat(bench.told("p" + i)).containsExactly("due alarm");
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_clock_that_is_being_parked_is_neither_replayed_nor_swept_away_before_its_course_names_it() {
    set(DUE, null);
    bench.now = DUE;
    String course = bench.course("p");
    long version = bench.store.load(List.of(course)).values().iterator().next().v();
    Parked parked =
        new Parked("by another process", course, Parked.Kind.TIMER, "", 0, 0, null, version, null, "alarm", "poison", Map.of(), null, null, null, null);
    bench.parks.park(parked);
    assertThat(new ParkedEndpoint(bench.inbox, bench.parks).replay(parked.id())).containsEntry("outcome", "WAITS");
    // Others are told that it is parked, so the course has moved on and it can't be named any more.
    bench.inbox.sweepParked();
    bench.inbox.sweepParked();
    assertThat(bench.parks.count()).isZero();
    assertThat(bench.store.blocked(10)).isEmpty();
  }

  @Test
  void an_assumption_waits_until_everything_sent_before_its_due_time_has_been_read() {
    set(DUE, DUE);
    bench.now = DUE.plusSeconds(60);
    bench.settled = DUE.minusSeconds(1);
    bench.timers.sweep();
    assertThat(bench.told("p")).containsExactly("due alarm");
    bench.settled = DUE.plusSeconds(61);
    bench.timers.sweep();
    assertThat(bench.told("p")).containsExactly("due alarm", "due assumption");
  }
}
