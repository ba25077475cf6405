package org.treatmentcourse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EvaluationEvent.EvaluationOpened;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.messaging.Commands.Answer;

class CommandsTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private Answer run(String clinic, @Nullable String key, String fingerprint, @Nullable Long ifVersion, boolean mayOpen, Command<Toy> command) {
    return bench.commands.run(new Commands.Request(new CourseRef(clinic, bench.course("p")), key, fingerprint, ifVersion, mayOpen), command);
  }

  private static Command<Toy> tell(String what) {
    return (state, when) -> Decision.accept(state.told(what), new EvaluationOpened(what, Indication.TRD));
  }

  @Test
  void takes_effect_once_for_an_idempotency_key_and_gives_the_same_answer_again() {
    Answer first = run("c1", "k1", "f", null, true, tell("a"));
    Answer again = run("c1", "k1", "f", null, true, tell("a"));
    assertThat(first).isEqualTo(new Answer.Done(1, java.util.List.of("evaluation.evaluation-opened.v1"))).isEqualTo(again);
    assertThat(run("c1", "k1", "another request", null, true, tell("b"))).isInstanceOf(Answer.KeyReused.class);
    assertThat(bench.told("p")).containsExactly("a");
  }

  @Test
  void refuses_a_version_that_is_no_longer_the_newest() {
    run("c1", null, "f", null, true, tell("a"));
    run("c1", null, "f", 1L, false, tell("b"));
    assertThat(run("c1", null, "f", 1L, false, tell("c"))).isEqualTo(new Answer.Stale(2));
    assertThat(bench.told("p")).containsExactly("a", "b");
  }

  @Test
  void does_not_show_a_course_to_another_clinic_and_does_not_make_one_by_accident() {
    assertThat(run("c1", null, "f", null, false, tell("a"))).isInstanceOf(Answer.NotFound.class);
    run("c1", null, "f", null, true, tell("a"));
    assertThat(run("c2", null, "f", null, true, tell("b"))).isInstanceOf(Answer.NotFound.class);
    assertThat(bench.commands.current(new CourseRef("c2", bench.course("p")))).isEmpty();
  }

  @Test
  void a_refusal_that_changed_something_is_committed_and_told_again_for_the_same_key() {
    Command<Toy> held =
        (state, when) -> Decision.accept(state.told("held"), new EvaluationOpened("h", Indication.TRD)).answering(Refusal.of("HELD", "no"));
    run("c1", null, "f", null, true, tell("a"));
    Answer first = run("c1", "k", "f", null, false, held);
    assertThat(first).isEqualTo(run("c1", "k", "f", null, false, held)).isEqualTo(new Answer.Refused(2, Refusal.of("HELD", "no")));
    assertThat(bench.told("p")).containsExactly("a", "held");
  }

  @Test
  void is_accepted_while_the_broker_is_away_and_published_when_it_is_back() {
    bench.lost = event -> true;
    run("c1", null, "f", null, true, tell("a"));
    assertThat(bench.told("p")).containsExactly("a");
    bench.lost = event -> false;
    await()
        .untilAsserted(
            () -> {
              bench.relay.sweep();
              assertThat(bench.heard("p", "evaluation.evaluation-opened.v1")).hasSize(1);
            });
  }
}
