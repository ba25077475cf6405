package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.completed;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.EvaluationEvent.RecommendationNotFollowed;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationAccepted;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationWithdrawn;
import org.treatmentcourse.contracts.FollowupEvent.Recommended;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.followup.course.Recommending;

/** Every row of the decision table after an induction and of the titration of a maintenance (DOMAIN 6.3, 6.4): S-11, S-14, S-32, S-33. */
class AdvisingTest {

  @ParameterizedTest(name = "{0} of 20 after the third session: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        " 4 | EARLY_REMISSION: CONTINUE, MAINTAIN 7",
        "11 | EARLY_PARTIAL: RAISE_DOSE 48 mg, CONTINUE",
        "15 | EARLY_PARTIAL: RAISE_DOSE 48 mg, CONTINUE",
        "16 | EARLY_NON_RESPONSE: (CONTINUE), (RAISE_DOSE 48 mg), STOP",
        "25 | WORSENING: HOLD, (CONTINUE), (STOP)"
      })
  void at_the_review_point_in_the_induction(int score, String recommended) {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).then().at(day(16)).hear(phq9(Math.min(score, 24), 0)).hear(cssrs());
    if (score == 25) {
      story.hear(phq9(25, 1));
    }
    assertThat(story.recommended()).last().isEqualTo(recommended);
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsAnyOf("RESPONSE_REVIEW", "WORSENING_REVIEW");
  }

  @Test
  void asks_nobody_where_a_response_is_there_and_the_series_goes_on() {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).then().at(day(16)).hear(phq9(9, 0));
    assertThat(story.recommended()).isEmpty();
    assertThat(story.told(TaskOpened.class)).isEmpty();
  }

  @ParameterizedTest(name = "{0} of 20 after the last session: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | RESPONSE: MAINTAIN 7, (OBSERVE)",
        "11 | PARTIAL: (MAINTAIN 7), (STOP)",
        "16 | NON_RESPONSE: STOP"
      })
  void after_the_induction(int score, String recommended) {
    Story story = new Story().readyForInduction(20).sessions(1, 6, 18).then().at(day(26)).hear(phq9(score, 0));
    assertThat(story.recommended()).last().isEqualTo(recommended);
  }

  @Test
  void a_remission_that_has_held_speaks_for_stopping_to_observe_but_goes_on_with_esketamine() {
    Story story = new Story().readyForInduction(20).sessions(1, 6, 4).then().at(day(26)).hear(phq9(4, 0));
    assertThat(story.recommended()).last().isEqualTo("REMISSION_SUSTAINED: OBSERVE, (MAINTAIN 7)");

    story.accept("end-6");
    assertThat(story.told(RecommendationAccepted.class)).extracting(one -> one.option().action()).containsExactly(Action.OBSERVE);
  }

  @Test
  void moves_to_maintenance_when_a_clinician_chooses_so_after_an_early_remission() {
    Story story = new Story().readyForInduction(20).sessions(1, 4, 18).then().at(day(18)).hear(phq9(4, 0)).then();
    String id = Objects.requireNonNull(story.state().chart().outlook().recommendation()).id();

    assertThat(refusal(story.accept(id, Action.MAINTAIN, null, null))).isEqualTo("REASON_NEEDED");
    story.accept(id, Action.MAINTAIN, null, "PATIENT_PREFERENCE");
    assertThat(story.told(RecommendationAccepted.class)).singleElement().satisfies(accepted -> {
      assertThat(accepted.changed()).isTrue();
      assertThat(accepted.reason()).isEqualTo("PATIENT_PREFERENCE");
      assertThat(accepted.afterSession()).isEqualTo(4);
    });
  }

  @Test
  void takes_a_recommendation_back_when_a_newer_reading_says_otherwise() {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).at(day(16)).hear(phq9(18, 0)).then();

    story.at(day(17)).hear(phq9(12, 0));

    assertThat(story.told(RecommendationWithdrawn.class)).containsExactly(new RecommendationWithdrawn("review-3", "READINGS_CHANGED"));
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).containsExactly("WITHDRAWN");
    assertThat(story.recommended()).containsExactly("EARLY_PARTIAL: RAISE_DOSE 48 mg, CONTINUE");
  }

  @Test
  void asks_once_at_a_review_point_and_again_only_when_there_is_something_else() {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).at(day(16)).hear(phq9(18, 0));
    story.accept("review-3", null, null, "MORE_TIME").then().at(day(18)).hear(phq9(12, 0));
    assertThat(story.recommended()).isEmpty();

    story.at(day(20)).hear(phq9(3, 0));
    assertThat(story.recommended()).containsExactly("EARLY_REMISSION: CONTINUE, MAINTAIN 7");
  }

  @Test
  void one_step_down_after_a_dose_that_was_not_tolerated_and_an_end_after_the_second() {
    Story story = new Story().readyForInduction(20).sessions(1, 1, 18).then();
    story.at(day(7.2)).hear(new AdverseEventRecorded(1, "Nausea", 2, false)).hear(new AdverseEventRecorded(1, "Dissociation", 1, false));
    assertThat(story.recommended()).isEmpty();

    story.hear(new AdverseEventRecorded(1, "Dissociation", 2, false)).hear(new AdverseEventRecorded(1, "Hypertension", 2, false));
    assertThat(story.recommended()).containsExactly("INTOLERANCE: LOWER_DOSE 32 mg, (CONTINUE), (STOP)");
    Recommending.Answer clinicians = new Recommending.Answer(null, null, null, false);
    assertThat(refusal(story.command((state, when) -> Recommending.accept(state, "intolerance-1", clinicians, when, Story.POLICY)))).isEqualTo("PRESCRIBER_NEEDED");
    story.accept("intolerance-1").then();

    story.sessions(2, 2, 18).then().hear(new AdverseEventRecorded(2, "Somnolence", 2, false));
    assertThat(story.recommended()).containsExactly("INTOLERANCE_AGAIN: STOP, (LOWER_DOSE 32 mg), (CONTINUE)");
  }

  @Test
  void a_worsening_comes_before_everything_else_and_once_for_as_long_as_it_lasts() {
    Story story = new Story().readyForInduction(15).sessions(1, 3, 15).hear(new AdverseEventRecorded(3, "Dissociation", 2, false)).then();
    story.at(day(16)).hear(phq9(20, 0));
    assertThat(story.recommended()).containsExactly("WORSENING: HOLD, (CONTINUE), (STOP)");
    story.accept(open(story), Action.CONTINUE, null, "ASSESSED").then();

    story.at(day(17)).hear(phq9(21, 0));
    assertThat(story.recommended()).as("the same worsening, which somebody has seen").isEmpty();
    assertThat(open(story)).as("what had to wait").isEqualTo("intolerance-3");
  }

  @Test
  void a_hold_needs_no_risk_resolved_and_a_dose_does() {
    Story story = new Story().readyForInduction(15).sessions(1, 3, 15).at(day(16)).hear(phq9(20, 3));
    String id = open(story);
    assertThat(refusal(story.accept(id, Action.CONTINUE, null, "ASSESSED"))).isEqualTo("RISK_OPEN");
    story.then().accept(id);
    assertThat(story.told(RecommendationAccepted.class)).extracting(one -> one.option().action()).containsExactly(Action.HOLD);
  }

  @Test
  void one_reading_above_the_best_speaks_for_a_shorter_interval_and_a_second_for_another_induction() {
    Story story = inMaintenance(21, 35);
    story.at(day(130)).hear(phq9(11, 0));
    assertThat(story.recommended()).last().isEqualTo("RELAPSE_SUSPECTED: MAINTAIN 14, (CONTINUE)");
    story.accept(open(story), Action.CONTINUE, null, "REPEAT_FIRST").then();

    story.at(day(137)).hear(phq9(12, 0));
    assertThat(story.recommended()).containsExactly("RELAPSE_CONFIRMED: REINDUCE, MAINTAIN 14, (STOP)");
    story.accept(open(story)).then();

    story.hear(new PlanAdjusted(Story.induction(6).withDoseSteps(48, 32), "ignored, for it is an older version", "p")).at(day(145)).hear(phq9(14, 0));
    assertThat(story.recommended()).as("decided").isEmpty();
  }

  @Test
  void no_second_induction_within_ninety_days() {
    Story story = inMaintenance(7, 33);
    story.at(day(60)).hear(phq9(11, 0)).accept(open(story), null, null, null).then();
    story.at(day(67)).hear(phq9(12, 0));
    assertThat(story.recommended()).containsExactly("RELAPSE_CONFIRMED: MAINTAIN 7, (STOP)");
  }

  @Test
  void three_good_scores_at_the_longest_step_speak_for_a_trial_of_more_time() {
    Story story = new Story().readyForInduction(20).sessions(1, 6, 8).at(day(26)).hear(phq9(8, 0)).accept("end-6");
    for (int session = 7; session <= 9; session++) {
      story.adjusted(session - 5, session, 28).then();
      session(story, session, 26 + 28 * (session - 6), 8);
      if (session < 9) {
        assertThat(story.recommended()).last().isEqualTo("STEADY: MAINTAIN 28, (OBSERVE)");
        story.accept("turn-" + session);
      }
    }
    assertThat(story.recommended()).last().isEqualTo("TAPERING: MAINTAIN 35, OBSERVE");
  }

  @Test
  void another_interval_needs_a_reason_and_must_be_one_the_protocol_has() {
    Story story = new Story().readyForInduction(20);
    story.hear(new PlanAdjusted(withIntervals(List.of(7, 14)), "DOSE_CHANGED", "p")).sessions(1, 6, 8).at(day(26)).hear(phq9(8, 0)).then();

    assertThat(refusal(story.accept("end-6", null, 21, "TRAVELS"))).isEqualTo("INTERVAL_NOT_ALLOWED");
    assertThat(refusal(story.accept("end-6", null, 14, null))).isEqualTo("REASON_NEEDED");
    assertThat(refusal(story.accept("end-6", Action.OBSERVE, 14, "TRAVELS"))).isEqualTo("INTERVAL_NOT_ALLOWED");
    assertThat(refusal(story.accept("end-6", Action.REINDUCE, null, "TRAVELS"))).isEqualTo("OPTION_NOT_OFFERED");
    assertThat(refusal(story.accept("end-5"))).isEqualTo("RECOMMENDATION_NOT_OPEN");
    assertThat(story.told()).isEmpty();

    story.accept("end-6", null, 14, "TRAVELS");
    assertThat(story.told(RecommendationAccepted.class)).singleElement().satisfies(accepted -> assertThat(accepted.option().intervalDays()).isEqualTo(14));
  }

  @Test
  void a_suspended_plan_gets_no_recommendation_but_to_hold() {
    Story story = new Story().readyForInduction(20).sessions(1, 6, 8).at(day(25)).hear(new PlanSuspended("PREGNANCY", 1)).then();
    story.at(day(26)).hear(phq9(8, 0));
    assertThat(story.recommended()).isEmpty();
    story.at(day(27)).hear(phq9(26 - 1, 1));
    assertThat(story.recommended()).containsExactly("WORSENING: HOLD, (STOP)");
  }

  @Test
  void somebody_decides_again_when_the_plan_could_not_follow() {
    Story story = new Story().readyForInduction(20).sessions(1, 6, 8).then();
    story.hear(new RecommendationNotFollowed("intolerance-6", "NO_SESSION_LEFT"));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("RESPONSE_REVIEW");
  }

  @Test
  void never_says_dose_and_interval_at_once() {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).at(day(16)).hear(phq9(12, 0)).sessions(4, 6, 11).at(day(26)).hear(phq9(9, 0));
    assertThat(story.told(Recommended.class))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.options()).allSatisfy(option -> assertThat(option.intervalDays() != null && option.doseMg() != null).isFalse()));
  }

  private static Story inMaintenance(int intervalDays, double day) {
    Story story = new Story().readyForInduction(20).sessions(1, 6, 4).at(day(26)).hear(phq9(4, 0));
    story.accept("end-6", Action.MAINTAIN, intervalDays, "PATIENT_PREFERENCE").adjusted(2, 7, intervalDays);
    session(story, 7, day, 4);
    return story.accept("turn-7", null, intervalDays, "STAYS").adjusted(3, 8, intervalDays);
  }

  private static void session(Story story, int session, double day, int score) {
    story.at(day(day)).hear(phq9(score, 0)).hear(cssrs()).hear(new DoseStarted(session, 40));
    story.at(day(day + 0.1)).hear(completed(session, Phase.MAINTENANCE, session));
  }

  private static Plan withIntervals(List<Integer> days) {
    return new Plan(
        2, "X", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 6, 36, 7, 3, 0, null, null, null, null, null, days, 48, 32);
  }

  private static String open(Story story) {
    return Objects.requireNonNull(story.state().chart().outlook().recommendation()).id();
  }

  private static String refusal(Story story) {
    return Objects.requireNonNull(story.refusal()).code();
  }
}
