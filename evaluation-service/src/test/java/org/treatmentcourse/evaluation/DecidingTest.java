package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityAssessed;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;

class DecidingTest {

  @Test
  void refuses_to_find_eligible_who_is_excluded() {
    Story.clear().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 5).decide(Outcome.ELIGIBLE, 6, "EL-17").thenRefused("DECISION_CONTRADICTS_FINDINGS");
  }

  @Test
  void takes_an_exclusion_for_what_it_is() {
    Story.clear().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 5).decide(Outcome.NOT_ELIGIBLE, 6).thenSaid().singleElement().isInstanceOf(EligibilityDecided.class);
  }

  @Test
  void lets_only_a_medical_director_decide_against_some_exclusions() {
    Story story = Story.clear().when(Story.diagnosis("F20.9", ClinicalStatus.ACTIVE), 5);

    story.decide(Outcome.ELIGIBLE, 6, "EL-13").thenRefused("DECISION_CONTRADICTS_FINDINGS");
    story.decide(Outcome.ELIGIBLE_WITH_CONDITIONS, 7, List.of(Right.CLINICIAN, Right.MEDICAL_DIRECTOR), "EL-13").thenSaid().hasSize(1);
    story.approve("IV_MDD_STD", null, 8).thenSaid().hasSize(1);
  }

  @Test
  void refuses_to_find_eligible_while_something_needed_is_missing() {
    new Story().when(Story.referral(42, Sex.FEMALE), 0)
        .when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "1"), 0)
        .when(Story.completed(42, Sex.FEMALE, true), 1)
        .decide(Outcome.ELIGIBLE, 2)
        .thenRefused("EVIDENCE_MISSING");
  }

  @Test
  void says_what_nobody_may_decide_against_before_it_asks_for_more_evidence() {
    new Story().when(Story.referral(17, Sex.FEMALE), 0)
        .when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "1"), 0)
        .when(Story.completed(17, Sex.FEMALE, true), 1)
        .decide(Outcome.ELIGIBLE, 2)
        .thenRefused("DECISION_CONTRADICTS_FINDINGS");
  }

  @Test
  void asks_a_clinician_to_name_what_was_reviewed() {
    Story story = Story.clear().when(Story.diagnosis("F33.3", ClinicalStatus.ACTIVE), 5);

    story.decide(Outcome.ELIGIBLE_WITH_CONDITIONS, 6).thenRefused("REVIEW_NOT_RESOLVED");
    story.decide(Outcome.ELIGIBLE_WITH_CONDITIONS, 6, "EL-04").thenRefused("NOT_A_FINDING");
    story.decide(Outcome.ELIGIBLE_WITH_CONDITIONS, 6, "EL-14").thenSaid().hasSize(1);
  }

  @Test
  void looks_at_evidence_that_has_aged_since_the_last_fact() {
    Story story = Story.clear().decide(Outcome.ELIGIBLE, 24 * 40);

    story.thenRefused("EVIDENCE_MISSING");
    assertThat(story.all().getLast()).isInstanceOf(EligibilityAssessed.class);
    story.thenFindings().containsExactly(
        "EL-13 INDETERMINATE", "EL-16 INDETERMINATE", "EL-19 REVIEW pregnancyPossible=true hcgAgeDays=2026-03-02", "EL-26 INDETERMINATE", "EL-27 INDETERMINATE",
        "EL-33 INDETERMINATE", "EL-41 INDETERMINATE");
  }

  @Test
  void decides_nothing_before_intake_is_complete_or_after_a_plan_is_in_force() {
    new Story().decide(Outcome.ELIGIBLE, 1).thenRefused("COURSE_NOT_OPEN");
    new Story().when(Story.referral(42, Sex.FEMALE), 0).decide(Outcome.ELIGIBLE, 1).thenRefused("INTAKE_INCOMPLETE");
    Story.planned().decide(Outcome.ELIGIBLE, 7).thenRefused("PLAN_IN_FORCE");
  }

  @Test
  void approves_no_plan_without_a_decision_for_treatment() {
    Story.clear().approve("IV_MDD_STD", null, 6).thenRefused("NO_DECISION");
    Story.clear().decide(Outcome.NOT_ELIGIBLE, 5).approve("IV_MDD_STD", null, 6).thenRefused("NOT_ELIGIBLE");
    Story.clear().decide(Outcome.NEEDS_REVIEW, 5).approve("IV_MDD_STD", null, 6).thenRefused("NOT_ELIGIBLE");
  }

  @Test
  void lets_a_decision_lapse_after_ninety_days() {
    Story story = Story.clear().decide(Outcome.ELIGIBLE, 5);
    var expires = Story.START.plus(Duration.ofHours(5)).plus(Duration.ofDays(90));
    assertThat(story.state().timers()).singleElement().extracting("due").isEqualTo(expires);

    story.until(expires).thenSaid().isEmpty();

    assertThat(story.state().timers()).isEmpty();
    assertThat(story.dossier().decision()).isNull();
    assertThat(story.dossier().decisions()).hasSize(1);
  }

  @Test
  void a_decision_does_not_survive_what_makes_it_void() {
    decided().when(new IntakeEvent.ConsentRevoked(Consent.TREATMENT), 6).when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2"), 7)
        .approve("IV_MDD_STD", null, 8).thenRefused("DECISION_VOID");
    decided().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 6).when(Story.lab(Lab.HCG, LabResult.NEGATIVE), 7)
        .approve("IV_MDD_STD", null, 8).thenRefused("DECISION_VOID");
    decided().when(Story.diagnosis("F20.9", ClinicalStatus.ACTIVE), 6).approve("IV_MDD_STD", null, 8).thenRefused("DECISION_VOID");
    decided().when(new ExaminationRecorded(128, 78, 72.0, null), 6).approve("IV_MDD_STD", null, 8).thenRefused("DECISION_VOID");
    decided().when(new ExaminationRecorded(128, 78, 72.1, null), 6).approve("IV_MDD_STD", null, 8).thenSaid().hasSize(1);
  }

  @Test
  void a_finding_that_was_resolved_comes_back_when_its_input_changes() {
    Story story = Story.clear().when(Story.diagnosis("F33.3", ClinicalStatus.ACTIVE), 5).decide(Outcome.ELIGIBLE, 6, "EL-14");

    story.when(Story.diagnosis("F29", ClinicalStatus.RESOLVED), 7).approve("IV_MDD_STD", null, 8).thenRefused("DECISION_VOID");
  }

  @Test
  void open_suicide_risk_is_no_exclusion_but_nothing_is_planned() {
    Story story = Story.clear().when(new SuicideRiskEscalated("q1", RiskTier.HIGH, "CSSRS_SCREEN"), 5).decide(Outcome.ELIGIBLE, 6);
    story.thenSaid().hasSize(1);
    story.approve("IV_MDD_STD", null, 7).thenRefused("RISK_OPEN");

    story.when(new SuicideRiskResolved("q1", "SAFETY_PLAN"), 8).approve("IV_MDD_STD", null, 9).thenSaid().hasSize(1);
  }

  @Test
  void suicide_risk_raised_after_a_decision_makes_it_void_in_whatever_order_it_is_heard() {
    decided().when(new SuicideRiskEscalated("q1", RiskTier.HIGH, "PHQ9"), 6).when(new SuicideRiskResolved("q1", "ADMITTED"), 7)
        .approve("IV_MDD_STD", null, 8).thenRefused("DECISION_VOID");
    decided().when(new SuicideRiskResolved("q1", "ADMITTED"), 7).when(new SuicideRiskEscalated("q1", RiskTier.HIGH, "PHQ9"), 6)
        .approve("IV_MDD_STD", null, 8).thenRefused("DECISION_VOID");
  }

  @Test
  void never_sends_a_rationale() {
    Story story = decided();

    assertThat(story.all()).noneSatisfy(event -> assertThat(Json.MAPPER.writeValueAsString(event)).contains("looked into it"));
    assertThat(Json.MAPPER.writeValueAsString(story.state())).contains("looked into it");
  }

  private static Story decided() {
    return Story.clear().decide(Outcome.ELIGIBLE, 5);
  }
}
