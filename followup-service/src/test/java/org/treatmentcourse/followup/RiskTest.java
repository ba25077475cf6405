package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.DAY0;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent.CheckInAnswered;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.FollowupEvent.TaskAcknowledged;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.FollowupEvent.TaskOverdue;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.followup.course.Duties;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Watch;

/** DOMAIN 3.3 and 6.5, S-04. */
class RiskTest {
  private static final QuestionnaireAnswered HIGH = cssrs("q1", "q2", "q4");

  @Test
  void escalates_item_9_of_three_at_once_and_asks_a_clinician_within_fifteen_minutes() {
    Story story = new Story().opened().hear(phq9(20, 3));

    assertThat(story.told(SuicideRiskEscalated.class)).singleElement().satisfies(e -> assertThat(e.trigger()).isEqualTo("PHQ9_ITEM9"));
    assertThat(story.told(TaskOpened.class))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.kind()).isEqualTo("SUICIDE_RISK");
              assertThat(task.role()).isEqualTo("clinician");
              assertThat(task.dueAt()).isEqualTo(DAY0.plus(Duration.ofMinutes(15)));
            });
    assertThat(story.told().getLast()).isInstanceOf(AssessmentScored.class);
  }

  @Test
  void escalates_a_high_screen_and_tells_its_tier() {
    Story story = new Story().opened().hear(HIGH);

    assertThat(story.told(SuicideRiskEscalated.class)).singleElement().satisfies(e -> assertThat(e.trigger()).isEqualTo("CSSRS_HIGH"));
    assertThat(story.told(AssessmentScored.class)).singleElement().satisfies(a -> assertThat(a.tier()).isEqualTo(RiskTier.HIGH));
  }

  @Test
  void judges_alarming_answers_before_the_course_is_open_and_keeps_the_escalation_when_it_opens() {
    Story story = new Story().hear(HIGH);
    assertThat(story.state().isOpen()).isFalse();
    assertThat(story.told(SuicideRiskEscalated.class)).hasSize(1);

    story.then().opened();

    assertThat(story.state().isOpen()).isTrue();
    assertThat(story.state().chart().watch().escalations()).hasSize(1);
    assertThat(story.state().chart().measures().assessments()).hasSize(1);
    assertThat(story.told()).isEmpty();
  }

  @Test
  void keeps_the_task_of_a_course_that_never_opens_until_a_person_disposes_of_it() {
    Story story = new Story().hear(HIGH).at(day(30));
    assertThat(story.state().isOpen()).isFalse();
    assertThat(story.told(TaskClosed.class)).isEmpty();

    Watch.Escalation open = story.state().chart().watch().escalations().getFirst();
    story.then().command((state, when) -> Duties.resolve(state, open.occurrence(), "EMERGENCY_PATH", when, Story.POLICY));

    assertThat(story.told(SuicideRiskResolved.class)).containsExactly(new SuicideRiskResolved(open.occurrence(), "EMERGENCY_PATH"));
    assertThat(story.state().chart().watch().escalations()).isEmpty();
  }

  @Test
  void judges_a_form_that_can_not_be_scored() {
    Map<String, Integer> answers = new HashMap<>(HIGH.answers());
    answers.remove("q5");

    Story story = new Story().opened().hear(new QuestionnaireAnswered("CSSRS_SCREEN", answers));

    assertThat(Objects.requireNonNull(story.refusal()).field()).isEqualTo("answers/q5");
    assertThat(story.told(SuicideRiskEscalated.class)).hasSize(1);
    assertThat(story.told(AssessmentScored.class)).isEmpty();
  }

  /** One yes and nothing else: refused as a form, judged all the same. */
  @ParameterizedTest
  @CsvSource({
    "q1,RISK_REVIEW,4320", "q2,RISK_REVIEW,4320", "q3,RISK_REVIEW,480", "q4,SUICIDE_RISK,15", "q5,SUICIDE_RISK,15", "q6_lifetime,RISK_REVIEW,480",
    "q6_past3months,SUICIDE_RISK,15"
  })
  void judges_every_single_answer_of_a_screen(String item, String task, long minutes) {
    Story story = new Story().opened().hear(new QuestionnaireAnswered("CSSRS_SCREEN", Map.of(item, 1)));

    assertTask(story, task, Duration.ofMinutes(minutes));
    assertThat(story.told(SuicideRiskEscalated.class)).hasSize(task.equals("SUICIDE_RISK") ? 1 : 0);
    assertThat(story.told(AssessmentScored.class)).isEmpty();
    assertThat(story.refusal()).isNotNull();
  }

  @Test
  void hears_a_yes_to_what_is_only_asked_after_a_yes_even_if_the_first_was_noted_as_no() {
    Story story = new Story().opened().hear(new QuestionnaireAnswered("CSSRS_SCREEN", Map.of("q1", 0, "q2", 0, "q6_lifetime", 0, "q6_past3months", 1)));
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("CONTRADICTORY");
    assertThat(story.told(SuicideRiskEscalated.class)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0,0,0,0", "1,0,0,1", "2,0,1,1", "3,1,0,1"})
  void sets_off_what_each_answer_to_item_9_asks_for(int value, int escalations, int reviews, int screensAwaited) {
    Story story = new Story().opened().hear(phq9(20, value));

    assertThat(story.told(SuicideRiskEscalated.class)).hasSize(escalations);
    assertThat(story.told(TaskOpened.class)).filteredOn(t -> t.kind().equals("RISK_REVIEW")).hasSize(reviews);
    assertThat(story.state().chart().watch().screens()).hasSize(screensAwaited);
  }

  @Test
  void judges_item_9_of_a_form_with_missing_items() {
    Story story = new Story().opened().hear(new QuestionnaireAnswered("PHQ9", Map.of("q9", 3)));

    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("ITEM_MISSING");
    assertThat(story.told(SuicideRiskEscalated.class)).hasSize(1);
  }

  @Test
  void judges_answers_that_are_too_old_to_be_scored() {
    Story story = new Story().opened().at(day(60)).hear(HIGH, day(1), "late");

    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("TOO_OLD");
    assertThat(story.told(SuicideRiskEscalated.class)).hasSize(1);
  }

  @Test
  void opens_one_escalation_per_occurrence() {
    Story story = new Story().opened().hear(HIGH).hear(HIGH);

    assertThat(story.told(SuicideRiskEscalated.class)).extracting(SuicideRiskEscalated::occurrence).doesNotHaveDuplicates().hasSize(2);
    assertThat(story.told(TaskOpened.class)).hasSize(2);
  }

  @Test
  void is_not_masked_by_a_low_total() {
    assertThat(new Story().opened().hear(phq9(3, 3)).told(SuicideRiskEscalated.class)).hasSize(1);
  }

  @Test
  void asks_for_a_review_within_four_hours_after_item_9_of_two() {
    Story story = new Story().opened().hear(phq9(20, 2));

    assertThat(story.told(SuicideRiskEscalated.class)).isEmpty();
    assertTask(story, "RISK_REVIEW", Duration.ofHours(4));
  }

  @Test
  void asks_for_a_review_within_eight_hours_after_a_moderate_screen_and_seventy_two_after_a_low_one() {
    assertTask(new Story().opened().hear(cssrs("q1", "q2", "q3")), "RISK_REVIEW", Duration.ofHours(8));
    assertTask(new Story().opened().hear(cssrs("q6_lifetime")), "RISK_REVIEW", Duration.ofHours(8));
    assertTask(new Story().opened().hear(cssrs("q1")), "RISK_REVIEW", Duration.ofHours(72));
    assertThat(new Story().opened().hear(cssrs()).told(TaskOpened.class)).isEmpty();
  }

  @Test
  void does_not_open_a_second_review_that_an_open_one_covers() {
    Story story = new Story().opened().hear(cssrs("q1", "q2", "q3")).then().hear(cssrs("q1"));
    assertThat(story.told(TaskOpened.class)).isEmpty();
  }

  @Test
  void opens_a_tighter_review_beside_a_looser_one() {
    Story story = new Story().opened().hear(cssrs("q1")).then().hear(cssrs("q1", "q2", "q3"));
    assertTask(story, "RISK_REVIEW", Duration.ofHours(8));
  }

  @Test
  void misses_the_screen_that_item_9_of_one_asks_for() {
    Story story = new Story().opened().hear(phq9(10, 1)).at(DAY0.plus(Duration.ofHours(5)));
    assertThat(story.told(TaskOpened.class)).singleElement().satisfies(t -> assertThat(t.kind()).isEqualTo("RISK_SCREEN"));
  }

  @Test
  void is_content_with_a_screen_at_the_same_visit_before_or_after() {
    Story after = new Story().opened().hear(phq9(10, 1)).at(DAY0.plus(Duration.ofHours(1))).hear(cssrs()).at(day(2));
    Story before = new Story().opened().hear(cssrs()).at(DAY0.plus(Duration.ofHours(1))).hear(phq9(10, 1)).at(day(2));
    assertThat(after.told(TaskOpened.class)).isEmpty();
    assertThat(before.told(TaskOpened.class)).isEmpty();
  }

  @Test
  void hands_an_unacknowledged_escalation_on_three_times_and_never_closes_it() {
    Story story = new Story().opened().hear(HIGH).at(day(10));

    assertThat(story.told(TaskOverdue.class)).hasSize(3).allSatisfy(o -> assertThat(o.role()).isEqualTo("medical-director"));
    assertThat(story.state().chart().watch().tasks()).hasSize(1);
    assertThat(story.state().timers()).isEmpty();
  }

  @Test
  void stops_the_clock_of_an_escalation_when_somebody_acknowledges() {
    Story story = new Story().opened().hear(HIGH);
    String task = story.state().chart().watch().tasks().getFirst().id();

    story.command((state, when) -> Duties.acknowledge(state, task)).at(day(10));

    assertThat(story.told(TaskAcknowledged.class)).containsExactly(new TaskAcknowledged(task));
    assertThat(story.told(TaskOverdue.class)).isEmpty();
    assertThat(story.state().chart().watch().tasks()).hasSize(1);
  }

  @Test
  void does_not_close_the_task_of_an_open_escalation() {
    Story story = new Story().opened().hear(HIGH);
    String task = story.state().chart().watch().tasks().getFirst().id();

    story.command((state, when) -> Duties.close(state, task, "DONE"));

    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("RISK_OPEN");
    assertThat(story.state().chart().watch().tasks()).hasSize(1);
  }

  @Test
  void closes_the_task_with_the_escalation_and_plans_two_contacts() {
    Story story = new Story().opened().hear(HIGH);
    Watch.Escalation open = story.state().chart().watch().escalations().getFirst();

    story.then().command((state, when) -> Duties.resolve(state, open.occurrence(), "SAFE_TO_CONTINUE", when, Story.POLICY));

    assertThat(story.told(TaskClosed.class)).containsExactly(new TaskClosed(open.task(), "SAFE_TO_CONTINUE"));
    assertThat(story.told(TaskOpened.class))
        .extracting(TaskOpened::dueAt)
        .containsExactly(DAY0.plus(Duration.ofHours(24)), DAY0.plus(Duration.ofHours(72)));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsOnly("RISK_FOLLOW_UP");

    story.command((state, when) -> Duties.resolve(state, open.occurrence(), "AGAIN", when, Story.POLICY));
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("ESCALATION_NOT_OPEN");
  }

  @Test
  void asks_for_a_review_after_suicidal_thoughts_in_a_check_in_even_for_an_unknown_session() {
    Story story = new Story().readyForInduction(21).then().hear(new CheckInAnswered(99, 2, true, false));

    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("UNKNOWN_SESSION");
    assertThat(story.told(TaskOpened.class)).singleElement().satisfies(t -> assertThat(t.kind()).isEqualTo("RISK_REVIEW"));
  }

  @Test
  void gives_the_same_ids_when_the_same_answers_are_decided_again() {
    assertThat(new Story().opened().hear(HIGH).told()).isEqualTo(new Story().opened().hear(HIGH).told());
  }

  @Test
  void names_nothing_that_a_sender_could_have_put_into_an_id() {
    Story story = new Story().opened().hear(HIGH, DAY0, "Jane Doe/../1");
    for (ServiceEvent event : story.told()) {
      assertThat(event.toString()).doesNotContain("Jane").doesNotContain("..");
    }
  }

  @Test
  void gives_the_same_open_risks_in_any_order_of_safety_events_and_answers() {
    List<Event> events =
        List.of(
            HIGH,
            phq9(12, 3),
            new org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended("PREGNANCY", 1),
            new org.treatmentcourse.contracts.EvaluationEvent.PlanResumed(1, List.of("PREGNANCY")),
            new org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped(2, "SPO2"));
    Followup expected = told(events, new int[] {0, 1, 2, 3, 4});
    for (int[] order : new int[][] {{4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {3, 2, 1, 4, 0}, {1, 4, 0, 3, 2}}) {
      Followup other = told(events, order);
      assertThat(other.chart().watch().escalations()).containsExactlyInAnyOrderElementsOf(expected.chart().watch().escalations());
      assertThat(other.chart().watch().tasks()).containsExactlyInAnyOrderElementsOf(expected.chart().watch().tasks());
      assertThat(other.chart().series()).isEqualTo(expected.chart().series());
      assertThat(other.chart().measures()).isEqualTo(expected.chart().measures());
    }
  }

  private static Followup told(List<Event> events, int[] order) {
    Story story = new Story().opened().at(day(1));
    for (int index : order) {
      story.hear(events.get(index), DAY0.plus(Duration.ofMinutes(index)), "x" + index);
    }
    return story.state();
  }

  private static void assertTask(Story story, String kind, Duration within) {
    assertThat(story.told(TaskOpened.class))
        .filteredOn(task -> !task.kind().equals("RISK_FOLLOW_UP"))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.kind()).isEqualTo(kind);
              assertThat(task.dueAt()).isEqualTo(DAY0.plus(within));
            });
  }
}
