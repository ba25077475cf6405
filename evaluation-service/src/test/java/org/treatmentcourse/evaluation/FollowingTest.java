package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.EvaluationEvent.RecommendationNotFollowed;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Following;

/** What a clinician accepts becomes the next version of the plan (DOMAIN 6.3, 6.4). */
class FollowingTest {

  @Test
  void a_step_changes_the_dose_of_the_sessions_that_are_left_and_nothing_else() {
    Story story = given(3);
    Plan before = story.plannedState().plan();
    assertThat(before).extracting(Plan::doseMg, Plan::higherDoseMg, Plan::lowerDoseMg).containsExactly(40, 48, 32);

    story.when(Story.accepted("review-3", Action.RAISE_DOSE, null, 3), 100);

    Plan raised = story.plannedState().plan();
    story.thenSaid().containsExactly(new PlanAdjusted(raised, "DOSE_STEP_ACCEPTED", story.policy().version()));
    assertThat(raised).extracting(Plan::version, Plan::firstSession, Plan::lastSession, Plan::doseMgPerKg, Plan::doseMg).containsExactly(2, 4, 6, 0.6, 48);
    assertThat(raised).extracting(Plan::maxGapDays, Plan::intervalDays, Plan::durationMin).containsExactly(before.maxGapDays(), 0, before.durationMin());
    assertThat(raised).extracting(Plan::higherDoseMg, Plan::lowerDoseMg).containsExactly(56, 40);
    story.when(Story.accepted("intolerance-4", Action.LOWER_DOSE, null, 4), 110);
    assertThat(story.plannedState().plan()).extracting(Plan::firstSession, Plan::doseMg).containsExactly(5, 40);
  }

  @Test
  void never_goes_where_a_second_prescriber_would_have_to_sign() {
    Story story = Story.clear().decide(Outcome.ELIGIBLE, 5).approve("IV_MDD_STD", 0.7, 6);
    assertThat(story.plannedState().plan().higherDoseMg()).isNull();
    story.when(Story.accepted("review-3", Action.RAISE_DOSE, null, 0), 100).thenSaid().containsExactly(new RecommendationNotFollowed("review-3", "DOSE_NOT_POSSIBLE"));
  }

  @Test
  void says_when_there_is_no_session_left_for_another_dose() {
    Story story = given(6);
    Plan before = story.plannedState().plan();
    story.when(Story.accepted("intolerance-5", Action.LOWER_DOSE, null, 5), 100).thenSaid().containsExactly(new RecommendationNotFollowed("intolerance-5", "NO_SESSION_LEFT"));
    assertThat(story.plannedState().plan()).isEqualTo(before);
  }

  @Test
  void an_early_maintenance_takes_the_place_of_what_is_left_of_the_induction() {
    Story story = given(4).when(Story.maintain("remission-x", 7, 4), 100);
    assertThat(story.plannedState().plan()).extracting(Plan::phase, Plan::firstSession, Plan::lastSession, Plan::intervalDays).containsExactly(Phase.MAINTENANCE, 5, 5, 7);
  }

  @Test
  void counts_a_session_that_was_given_since() {
    Story story = given(5).when(Story.maintain("remission-x", 7, 4), 100);
    assertThat(story.plannedState().plan().firstSession()).isEqualTo(6);
  }

  @Test
  void another_induction_is_as_long_as_the_protocol_has_it_and_a_maintenance_after_it_begins_anew() {
    Story story = given(6).when(Story.maintain("end-6", 7, 6), 100);
    story.when(new SessionCompleted(7, Phase.MAINTENANCE, 2, 7, 40, 120, 80), 200);

    story.when(Story.accepted("relapse-x", Action.REINDUCE, null, 7), 300);
    assertThat(story.plannedState().plan())
        .extracting(Plan::phase, Plan::firstSession, Plan::lastSession, Plan::intervalDays, Plan::maxGapDays)
        .containsExactly(Phase.INDUCTION, 8, 13, 0, 7);

    story.when(Story.maintain("end-13", 7, 13), 900);
    assertThat(story.plannedState().maintenanceFrom()).isEqualTo(14);
  }

  @Test
  void a_hold_and_an_end_stop_dosing_until_a_clinician_lets_it_go_on() {
    given(3).when(Story.accepted("worsening-x", Action.HOLD, null, 3), 100).thenSaid().containsExactly(new PlanSuspended("TO_BE_ASSESSED", 1));
    given(3).when(Story.accepted("review-3", Action.STOP, null, 3), 100).thenSaid().containsExactly(new PlanSuspended("TREATMENT_STOPPED", 1));
  }

  @Test
  void going_on_and_observing_leave_the_plan_as_it_is() {
    for (Action action : List.of(Action.CONTINUE, Action.OBSERVE)) {
      given(3).when(Story.accepted("review-3", action, null, 3), 100).thenSaid().isEmpty();
    }
  }

  @Test
  void takes_a_pack_that_contradicts_the_plan_in_force_for_a_bug() {
    Map<String, Object> fortnightly = Map.of("maintenance", Map.of("stages", List.of(Map.of("minDays", 14, "maxDays", 14, "stepDays", 7))));
    EvaluationPolicy later = Story.withPolicy(Map.of("protocols", Map.of("IV_MDD_STD", fortnightly))).policy();
    assertThatThrownBy(() -> given(6).run((state, when) -> Following.follow(state, Story.maintain("end-6", 7, 6), when, later), 100))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("7 days");
  }

  private static Story given(int sessions) {
    Story story = Story.planned();
    for (int session = 1; session <= sessions; session++) {
      story.when(new SessionCompleted(session, Phase.INDUCTION, 1, 6, 40, 130, 80), 10 + session);
    }
    return story;
  }
}
