package org.treatmentcourse.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.prove.RunOut.Clock;
import org.treatmentcourse.local.prove.RunOut.Due;
import org.treatmentcourse.local.prove.RunOut.Effect;
import org.treatmentcourse.local.prove.RunOut.Kind;

/** The judge of the clocks sees what it is there to see: here business time is real time, told every 50 ms. */
class RunOutTest {

  private static final Instant NINE = Instant.parse("2026-03-02T14:00:00Z");
  private static final Clock MISSED = new Clock("a", Kind.VITALS, "1 2026-03-02T13:55:00Z");
  private static final List<Due> DUES = List.of(new Due(MISSED, NINE));
  private static final RunOut.Times REAL = new RunOut.Times(Optional::of, time -> Optional.of(time.plusMillis(50)));

  @Test
  void finds_nothing_where_each_clock_took_effect_once_and_in_time() {
    RunOut.Result result = judge(calm(), told(NINE, NINE.plusMillis(200)));
    assertThat(result.broken()).isEmpty();
    assertThat(result.fired()).isEqualTo(1);
    assertThat(result.inTime()).containsExactly(250L);
    assertThat(result.caughtUp()).isEmpty();
  }

  @Test
  void sees_one_that_took_effect_twice_one_that_did_not_and_one_that_must_not() {
    HistoryEvent once = told(NINE, NINE.plusMillis(200));
    assertThat(judge(calm(), once, once).doubled()).isEqualTo(1);
    assertThat(judge(calm(), once, once).broken()).singleElement().asString().startsWith("doubled");
    assertThat(judge(calm()).missing()).isEqualTo(1);
    assertThat(judge(calm()).broken()).singleElement().asString().startsWith("missing");
    HistoryEvent other = Said.by("scheduling.vitals-overdue.v1", "{\"session\": 1, \"dueAt\": \"2026-03-02T14:15:00Z\"}", NINE);
    assertThat(judge(calm(), once, other).unasked()).isEqualTo(1);
    assertThat(judge(calm(), once, other).broken()).singleElement().asString().startsWith("must not take effect");
  }

  @Test
  void sees_one_that_came_too_late_or_too_early_or_does_not_say_when_it_was_due() {
    assertThat(judge(calm(), told(NINE, NINE.plusMillis(1_200))).broken()).singleElement().asString().startsWith("1250 ms late");
    assertThat(judge(calm(), told(NINE, NINE.minusMillis(1))).broken()).singleElement().asString().startsWith("before it was due");
    assertThat(judge(calm(), told(NINE, null)).broken()).singleElement().asString().startsWith("before it was due");
    assertThat(judge(calm(), told(NINE.plusMillis(100), NINE.plusMillis(200))).broken()).singleElement().asString().startsWith("not dated");
  }

  @Test
  void counts_from_the_first_that_is_ready_where_nobody_lived() {
    Downtimes both = new Downtimes(List.of("one", "two"));
    both.add("one", NINE.minusSeconds(1), NINE.plusSeconds(6));
    both.add("two", NINE.minusSeconds(2), NINE.plusSeconds(8));
    RunOut.Result caught = judge(both, told(NINE, NINE.plusMillis(6_400)));
    assertThat(caught.broken()).isEmpty();
    assertThat(caught.caughtUp()).containsExactly(450L);
    assertThat(judge(both, told(NINE, NINE.plusMillis(7_100))).broken()).singleElement().asString().contains("after somebody was ready again");
    assertThat(judge(both, published(NINE, NINE.plusMillis(100), NINE.plusMillis(6_400))).caughtUp()).as("done at the next tick").isNotEmpty();
  }

  @Test
  void sees_what_was_caught_up_and_does_not_say_that_it_is_late() {
    Downtimes both = new Downtimes(List.of("one", "two"));
    both.add("one", NINE.minusSeconds(1), NINE.plusSeconds(6));
    both.add("two", NINE.minusSeconds(1), NINE.plusSeconds(6));
    RunOut.Times slow = new RunOut.Times(Optional::of, time -> Optional.of(NINE.plusSeconds(7)));
    HistoryEvent pretends = published(NINE, NINE.plusMillis(10), NINE.plusMillis(6_500));
    assertThat(result(both, slow, pretends).broken()).singleElement().asString().startsWith("caught up and not marked late");
  }

  @Test
  void counts_while_one_of_two_lives_from_when_it_was_due() {
    Downtimes one = new Downtimes(List.of("one", "two"));
    one.add("one", NINE.minusSeconds(1), NINE.plusSeconds(6));
    assertThat(judge(one, told(NINE, NINE.plusMillis(6_400))).broken()).singleElement().asString().startsWith("6450 ms late");
  }

  private static Downtimes calm() {
    return new Downtimes(List.of("one", "two"));
  }

  private static HistoryEvent told(Instant at, @org.jspecify.annotations.Nullable Instant recorded) {
    return published(at, recorded, (recorded == null ? at : recorded).plus(Duration.ofMillis(90)));
  }

  private static HistoryEvent published(Instant at, @org.jspecify.annotations.Nullable Instant recorded, Instant published) {
    return Said.by("a", "scheduling.vitals-overdue.v1", "{\"session\": 1, \"dueAt\": \"2026-03-02T13:55:00Z\"}", at, recorded, published);
  }

  private static RunOut.Result judge(Downtimes downtimes, HistoryEvent... said) {
    return result(downtimes, REAL, said);
  }

  private static RunOut.Result result(Downtimes downtimes, RunOut.Times times, HistoryEvent... said) {
    List<Effect> effects = List.of(said).stream().flatMap(event -> Effect.of(event).stream()).toList();
    return Objects.requireNonNull(RunOut.judge(DUES, effects, downtimes, times).get(Kind.VITALS));
  }
}
