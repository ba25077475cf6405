package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityAssessed;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.EvaluationOpened;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.PlanCompleted;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.Plan.WeightBasis;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.evaluation.course.EligibilityDecision;
import org.treatmentcourse.evaluation.course.Ended;
import org.treatmentcourse.evaluation.course.Score;

/** S-01 of the domain, from the referral to the end of the plan. */
class OneCourseTest {
  private static final List<Integer> WEEKS = List.of(7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84);
  private static final Plan INDUCTION = plan(1, Phase.INDUCTION, 1, 6, 7, 0);

  @Test
  void opens_the_evaluation_when_the_file_is_complete_and_says_what_is_missing() {
    Story story = new Story().when(Story.referral(42, Sex.FEMALE), 0).when(Story.completed(42, Sex.FEMALE, true), 1);

    story.thenSaid().hasSize(2).first().isEqualTo(new EvaluationOpened("bethesda", Indication.TRD));
    story.thenRecommends(Outcome.NOT_ELIGIBLE);
    assertThat(story.dossier().assessment().missing())
        .containsExactly(
            "allergies", "diagnoses", "diagnoses.inTreatment", "examination", "examination.repeated", "finding.cannabisUse", "finding.ectOrTmsSeries",
            "finding.ketamineUseDisorder", "finding.lactating", "finding.otherKetamineCourse", "lab.UDS", "medications", "score.AUDIT_C", "score.DAST10", "score.MDQ", "score.PHQ9", "score.PSQ");
  }

  @Test
  void recommends_a_patient_about_whom_nothing_speaks_against_it() {
    Story story = Story.clear();

    story.thenRecommends(Outcome.ELIGIBLE).thenFindings().isEmpty();
    assertThat(story.all().getLast()).isEqualTo(new EligibilityAssessed(Outcome.ELIGIBLE, List.of(), story.policy().version()));
  }

  @Test
  void takes_a_corrected_score_at_the_time_it_was_answered() {
    AssessmentScored first = new AssessmentScored("a1", "PHQ9", 20, null, null, 0);
    AssessmentScored later = new AssessmentScored("a2", "PHQ9", 12, null, null, 0);
    AssessmentScored corrected =
        new AssessmentScored("a1-r02", "PHQ9", 18, null, null, 0, null, null, null, "a1", Story.START.plusSeconds(5 * 3600), null);

    assertThat(phq9(Story.clear().when(first, 5).when(corrected, 7))).isEqualTo(18);
    assertThat(phq9(Story.clear().when(first, 5).when(later, 6).when(corrected, 7))).isEqualTo(12);
  }

  private static Integer phq9(Story story) {
    return story.dossier().facts().scores().stream().filter(score -> score.instrument().equals("PHQ9")).map(Score::total).findFirst().orElseThrow();
  }

  private static Plan plan(int version, Phase phase, int first, int sessions, int maxGapDays, int intervalDays) {
    return new Plan(
        version, "IV_MDD_STD", phase, "IV", "ketamine", 0.5, 40, 40, first, sessions, 36, maxGapDays, 3, intervalDays, null, 80.0, WeightBasis.ACTUAL, null, false, WEEKS, 48, 32);
  }

  @Test
  void says_only_what_is_new() {
    Story.clear().when(Story.exam(126, 77), 5).thenSaid().isEmpty();
    Story.clear().when(Story.diagnosis("F41.1", ClinicalStatus.ACTIVE), 5).thenSaid().isEmpty();
  }

  @Test
  void keeps_results_that_come_before_the_file_is_complete() {
    Story story = new Story().when(Story.referral(42, Sex.FEMALE), 0).when(Story.exam(128, 78), 1);
    story.thenSaid().isEmpty();

    story.when(Story.completed(42, Sex.FEMALE, true), 2);

    assertThat(story.dossier().assessment().missing()).doesNotContain("bloodPressure", "weight");
  }

  @Test
  void keeps_a_decision_with_everything_needed_to_explain_it() {
    Story story = Story.clear().decide(Outcome.ELIGIBLE, 5);

    EligibilityDecision decision = story.dossier().decisions().getLast();
    story
        .thenSaid()
        .containsExactly(
            new EligibilityDecided(
                decision.id(), Outcome.ELIGIBLE, List.of(), story.policy().version(), Story.START.plus(Duration.ofHours(5)).plus(Duration.ofDays(90))));
    assertThat(decision.rationale()).isEqualTo("looked into it");
    assertThat(decision.inputs())
        .extracting(input -> input.name() + "=" + input.value())
        .contains("ageYears=42", "systolic=128", "weightKg=80", "hcg=NEGATIVE", "uds=NEGATIVE", "psychosisActive=false", "consentTreatment=true");
    assertThat(decision.inputs()).filteredOn(input -> input.name().equals("systolic")).singleElement().satisfies(input -> {
      assertThat(input.at()).isEqualTo(Story.START.plus(Duration.ofHours(2)));
      assertThat(input.event()).isNotNull();
    });
  }

  @Test
  void approves_forty_milligrams_over_forty_minutes_six_times() {
    Story story = Story.planned();

    story.thenSaid().containsExactly(new PlanApproved(INDUCTION, story.policy().version()));
  }

  @Test
  void follows_an_accepted_maintenance_with_the_next_version_of_the_plan() {
    Story story = Story.planned();
    for (int session = 1; session <= 6; session++) {
      story.when(new SessionCompleted(session, Phase.INDUCTION, 1, 6, 40, 130, 80), 24 * session).thenSaid().isEmpty();
    }

    story.when(Story.maintain("m-1", 7, 6), 200);
    Plan next = plan(2, Phase.MAINTENANCE, 7, 1, 14, 7);
    story.thenSaid().containsExactly(new PlanAdjusted(next, "MAINTENANCE_ACCEPTED", story.policy().version()));
    assertThat(story.plannedState().completedSessions()).isEqualTo(6);

    story.when(Story.maintain("m-2", 14, 7), 400);
    assertThat(story.plannedState().plan()).extracting(Plan::version, Plan::firstSession, Plan::intervalDays).containsExactly(3, 8, 14);
  }

  @Test
  void completes_the_plan_when_the_course_is_closed() {
    Story story = Story.planned().when(new CourseClosed("COMPLETED"), 300);

    story.thenSaid().containsExactly(new PlanCompleted(1));
    assertThat(story.state()).isInstanceOfSatisfying(Ended.class, ended -> assertThat(ended.plan()).isEqualTo(INDUCTION));
    story.when(new CourseClosed("COMPLETED"), 301).thenSaid().isEmpty();
    story.when(Story.exam(128, 78), 302).thenRefused("COURSE_CLOSED");
    story.when(Story.maintain("m-1", 7, 6), 303).thenSaid().isEmpty();
    story.decide(Outcome.ELIGIBLE, 304).thenRefused("COURSE_CLOSED");
  }

  @Test
  void stays_small_enough_for_one_document() {
    Story story = Story.planned();
    for (int i = 0; i < 60; i++) {
      story.when(Story.exam(120 + i % 20, 70 + i % 10), 10 + i);
    }

    assertThat(org.treatmentcourse.contracts.Json.bytes(story.state())).hasSizeLessThan(10 * 1024);
  }
}
