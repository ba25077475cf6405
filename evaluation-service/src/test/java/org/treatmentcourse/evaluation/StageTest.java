package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.evaluation.Story.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;
import org.treatmentcourse.evaluation.course.Look;
import org.treatmentcourse.evaluation.course.Stage;

/** What a course waits for and since when. Hours are business time after the start. */
class StageTest {
  private static final int DAY = 24;

  @Test
  void waits_for_intake_then_for_evidence_then_for_a_decision_then_for_a_plan() {
    Story story = new Story().when(Story.referral(42, Sex.FEMALE), 0);
    then(story, 1, Stage.WAITING_FOR_INTAKE, 0);
    story.when(Story.completed(42, Sex.FEMALE, true), 1);
    then(story, 2, Stage.EVIDENCE_MISSING, 1);

    then(Story.clear(), 5, Stage.READY_TO_DECIDE, 1);
    then(Story.clear().decide(Outcome.ELIGIBLE, 5), 6, Stage.DECIDED_WITHOUT_PLAN, 5);
    then(Story.planned(), 7, Stage.PLAN_IN_FORCE, 6);
  }

  @Test
  void evidence_grows_old_while_nobody_looks() {
    Story story = Story.clear();

    then(story, 4 + 7 * DAY, Stage.READY_TO_DECIDE, 1);
    then(story, 5 + 7 * DAY, Stage.EVIDENCE_MISSING, 1);
    assertThat(look(story, 5 + 7 * DAY).dossier().assessment().missing()).containsExactly("score.PHQ9");
    assertThat(story.dossier().assessment().missing()).as("looking changes nothing").isEmpty();
  }

  @Test
  void a_finding_that_somebody_has_to_look_into_needs_a_review() {
    then(Story.clear().when(Story.diagnosis("F31.9", ClinicalStatus.ACTIVE), 5), 6, Stage.NEEDS_REVIEW, 1);
  }

  @Test
  void a_no_can_be_decided_whatever_is_missing_and_is_final_until_it_lapses() {
    Story story = new Story().when(Story.referral(17, Sex.FEMALE), 0).when(Story.completed(17, Sex.FEMALE, true), 1);

    assertThat(look(story, 2).dossier().assessment().recommendation()).isEqualTo(Outcome.NOT_ELIGIBLE);
    then(story, 2, Stage.EVIDENCE_MISSING, 1);
    then(story.decide(Outcome.NOT_ELIGIBLE, 3), 4, Stage.DECIDED_WITHOUT_PLAN, 3);
  }

  @Test
  void an_exclusion_of_which_nothing_is_missing_is_ready_to_be_decided() {
    then(Story.clear().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 5), 6, Stage.READY_TO_DECIDE, 1);
  }

  @Test
  void a_decision_that_no_longer_holds_does_not_count() {
    Story story = Story.clear().decide(Outcome.ELIGIBLE, 5);

    then(story.when(Story.diagnosis("F31.9", ClinicalStatus.ACTIVE), 6), 7, Stage.NEEDS_REVIEW, 5);
    then(story.decide(Outcome.ELIGIBLE_WITH_CONDITIONS, 8, List.of(Right.CLINICIAN), "EL-16"), 9, Stage.DECIDED_WITHOUT_PLAN, 8);
  }

  @Test
  void a_decision_that_lapses_is_waited_for_again_since_then() {
    Story story = Story.clear().decide(Outcome.ELIGIBLE, 5);
    int lapses = 5 + 90 * DAY;

    story.until(START.plus(Duration.ofHours(lapses)));

    then(story, lapses, Stage.EVIDENCE_MISSING, lapses);
  }

  @Test
  void a_suspended_plan_waits_since_the_suspension_until_somebody_lifts_it() {
    Story story = Story.planned().when(new IntakeEvent.ConsentRevoked(Consent.TREATMENT), 30);
    then(story, 31, Stage.SUSPENDED, 30);
    story.when(Story.lab(Lab.HCG, LabResult.POSITIVE), 40);
    then(story, 41, Stage.SUSPENDED, 30);

    then(story.when(new CourseClosed("WITHDRAWN"), 50), 51, Stage.ENDED, 50);
  }

  @Test
  void a_course_that_ends_before_its_plan_has_ended() {
    then(Story.clear().when(new CourseClosed("WITHDRAWN"), 9), 10, Stage.ENDED, 9);
    then(new Story().when(Story.referral(42, Sex.MALE), 0).when(new IntakeEvent.IntakeDeclined("NO_ANSWER"), 3), 10, Stage.ENDED, 3);
  }

  @Test
  void a_course_nobody_has_asked_for_is_not_there() {
    assertThat(Look.at(new Story().when(Story.exam(120, 80), 0).state(), START, Story.BOOK.defaults())).isEmpty();
  }

  private static void then(Story story, int hour, Stage stage, int sinceHour) {
    Look look = look(story, hour);
    assertThat(look.stage()).isEqualTo(stage);
    assertThat(look.dossier().since()).isEqualTo(START.plus(Duration.ofHours(sinceHour)));
  }

  private static Look look(Story story, int hour) {
    Instant now = START.plus(Duration.ofHours(hour));
    return Look.at(story.state(), now, story.policy()).orElseThrow();
  }
}
