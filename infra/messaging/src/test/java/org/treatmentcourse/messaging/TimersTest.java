package org.treatmentcourse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;

class TimersTest {
  private static final Instant DUE = Bench.START.plus(Duration.ofHours(1));
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private void set(Instant alarm, @org.jspecify.annotations.Nullable Instant assumption) {
    Commands.Request request = new Commands.Request(new CourseRef(Bench.CLINIC, bench.course("p")), null, "f", null, true);
    bench.commands.run(request, (state, when) -> Decision.accept(state.opened().clocks(alarm, assumption)));
  }

  @Test
  void an_alarm_fires_when_it_is_due_and_only_once_however_many_try() throws Exception {
    set(DUE, null);
    bench.timers.sweep();
    assertThat(bench.told("p")).isEmpty();
    bench.now = DUE;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      threads.add(Thread.ofPlatform().start(bench.timers::sweep));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(bench.told("p")).containsExactly("due alarm");
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
