package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityAssessed;
import org.treatmentcourse.contracts.EvaluationEvent.LabNoted;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.evaluation.course.Suspending;

class PlanTest {

  @Test
  void a_plan_in_force_is_judged_for_its_own_route() {
    Story story =
        Story.withPolicy(Map.of("models", Map.of("CLINIC_IV", "ESK"))).clearWorkUp().decide(Outcome.ELIGIBLE, 5).approve("IV_MDD_STD", null, 6);

    story.when(Story.takes("10438"), 7).thenSaid().contains(new PlanSuspended("INTERACTION", 1));
  }

  @Test
  void rounds_the_dose_to_whole_milligrams_in_decimals() {
    // 0.35 × 70 is 24.5 in decimals and 24.499999999999996 in binary.
    assertThat(dose(70.0, 0.35)).isEqualTo(25);
    assertThat(dose(80.0, 0.5)).isEqualTo(40);
    assertThat(dose(83.4, 0.5)).isEqualTo(42);
    assertThat(dose(82.9, 0.5)).isEqualTo(41);
  }

  @Test
  void refuses_doses_outside_the_protocol() {
    decided().approve("IV_MDD_STD", 1.01, 6).thenRefused("DOSE_ABOVE_HARD_MAX");
    decided().approve("IV_MDD_STD", 0.05, 6).thenRefused("DOSE_BELOW_MIN");
    decided().approve("IV_MDD_STD", 0.75, 6).thenSaid().hasSize(1);
  }

  @Test
  void refuses_protocols_the_pack_does_not_have_or_not_for_this_indication() {
    decided().approve("IV_UNHEARD_OF", null, 6).thenRefused("UNKNOWN_PROTOCOL");
    Story.withPolicy(Map.of("protocols", Map.of("IV_MDD_STD", Map.of("indications", java.util.List.of("PTSD"))))).clearWorkUp()
        .decide(Outcome.ELIGIBLE, 5).approve("IV_MDD_STD", null, 6).thenRefused("PROTOCOL_NOT_FOR_INDICATION");
  }

  @Test
  void orders_the_slow_infusion_as_data() {
    Story story = decided().approve("IV_MDD_SLOW", null, 6);

    assertThat(story.plannedState().plan().durationMin()).isEqualTo(100);
    assertThat(story.plannedState().plan().doseMg()).isEqualTo(40);
  }

  @Test
  void suspends_on_a_positive_pregnancy_test_and_resumes_only_when_a_clinician_says_so() {
    Story story = Story.planned().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 10);
    story.thenSaid().hasSize(3).element(1).isEqualTo(new PlanSuspended("PREGNANCY", 1));

    resume(story, 11).thenRefused("CAUSE_REMAINS");
    story.when(Story.lab(Lab.HCG, LabResult.NEGATIVE), 12).thenSaid().hasExactlyElementsOfTypes(EligibilityAssessed.class, LabNoted.class);
    assertThat(story.plannedState().suspensions().any()).isTrue();
    resume(story, 13).thenSaid().containsExactly(new PlanResumed(1, java.util.List.of("PREGNANCY")));
    resume(story, 14).thenRefused("NOT_SUSPENDED");
  }

  @Test
  void suspends_when_the_consent_to_treatment_is_revoked() {
    Story story = Story.planned().when(new IntakeEvent.ConsentRevoked(Consent.TREATMENT), 10);
    story.thenSaid().contains(new PlanSuspended("CONSENT_REVOKED", 1));

    story.when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2"), 11).thenSaid().noneMatch(PlanResumed.class::isInstance);
    resume(story, 12).thenSaid().hasSize(1);
    story.when(new IntakeEvent.ConsentRevoked(Consent.TREATMENT), 13).thenSaid().contains(new PlanSuspended("CONSENT_REVOKED", 2));
  }

  @Test
  void suspends_when_the_consent_to_treatment_has_run_out_until_it_is_given_again() {
    IntakeEvent.ConsentExpired expired = new IntakeEvent.ConsentExpired(Consent.TREATMENT, "2026-01", Story.START);
    Story story = Story.planned().when(expired, 10);
    story.thenSaid().contains(new PlanSuspended("CONSENT_EXPIRED", 1)).doesNotContain(new PlanSuspended("CONSENT_REVOKED", 1));

    resume(story, 11).thenRefused("CAUSE_REMAINS");
    story.when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2"), 12);
    resume(story, 13).thenSaid().containsExactly(new PlanResumed(1, java.util.List.of("CONSENT_EXPIRED")));
    story.when(expired, 14).thenSaid().isEmpty();
  }

  @Test
  void tells_a_consent_that_ran_out_from_one_that_was_taken_back_whichever_is_heard_first() {
    IntakeEvent.ConsentExpired expired = new IntakeEvent.ConsentExpired(Consent.TREATMENT, "2026-01", Story.START);
    IntakeEvent.ConsentRevoked revoked = new IntakeEvent.ConsentRevoked(Consent.TREATMENT);
    Story one = Story.planned().when(expired, 10).when(revoked, 9);
    Story other = Story.planned().when(revoked, 9).when(expired, 10);

    assertThat(one.plannedState().dossier().facts()).isEqualTo(other.plannedState().dossier().facts());
    assertThat(one.plannedState().suspensions().inForce()).extracting("reason").containsExactlyInAnyOrder("CONSENT_EXPIRED", "CONSENT_REVOKED");
    assertThat(other.plannedState().suspensions().inForce()).extracting("reason").containsExactlyInAnyOrder("CONSENT_EXPIRED", "CONSENT_REVOKED");
  }

  @Test
  void does_not_approve_a_plan_without_a_consent_that_holds() {
    Story.clear()
        .decide(Outcome.ELIGIBLE, 5)
        .when(new IntakeEvent.ConsentExpired(Consent.TREATMENT, "2026-01", Story.START), 6)
        .approve("IV_MDD_STD", null, 7)
        .thenRefused("DECISION_VOID");
  }

  @Test
  void suspends_on_a_revocation_even_if_a_newer_grant_was_heard_first() {
    Story story = Story.planned().when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2"), 11);

    story.when(new IntakeEvent.ConsentRevoked(Consent.TREATMENT), 10).thenSaid().containsExactly(new PlanSuspended("CONSENT_REVOKED", 1));
  }

  @Test
  void suspends_on_active_psychosis_and_does_not_care_for_other_consents() {
    Story.planned().when(Story.diagnosis("F20.9", ClinicalStatus.ACTIVE), 10).thenSaid().contains(new PlanSuspended("PSYCHOSIS", 1));
    Story.planned().when(new IntakeEvent.ConsentRevoked(Consent.RESEARCH), 10).thenSaid().isEmpty();
  }

  @Test
  void suspends_once_for_one_reason_and_counts_every_suspension() {
    Story story = Story.planned().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 10).when(Story.lab(Lab.HCG, LabResult.POSITIVE), 11);
    story.thenSaid().singleElement().isInstanceOf(LabNoted.class);

    suspend(story, "ADVERSE_EVENT", 12).thenSaid().containsExactly(new PlanSuspended("ADVERSE_EVENT", 2));
    suspend(story, "ADVERSE_EVENT", 13).thenSaid().isEmpty();
  }

  @Test
  void lets_a_plan_go_on_while_evidence_ages() {
    Story story = Story.planned();

    story.when(Story.diagnosis("F41.1", ClinicalStatus.ACTIVE), 24 * 60).thenSaid().isEmpty();
  }

  @Test
  void suspends_nothing_without_a_plan() {
    suspend(Story.clear(), "ADVERSE_EVENT", 5).thenRefused("NO_PLAN");
    resume(Story.clear(), 5).thenRefused("NO_PLAN");
    suspend(new Story(), "ADVERSE_EVENT", 5).thenRefused("COURSE_NOT_OPEN");
  }

  @Test
  void takes_maintenance_without_a_plan_for_a_bug() {
    assertThatThrownBy(() -> Story.clear().when(Story.maintain("m-1", 7, 6), 9)).isInstanceOf(IllegalStateException.class);
  }

  private static int dose(double kg, double mgPerKg) {
    return Story.clear().when(new ExaminationRecorded(128, 78, kg, null), 5).decide(Outcome.ELIGIBLE, 6).approve("IV_MDD_STD", mgPerKg, 7)
        .plannedState().plan().doseMg();
  }

  private static Story decided() {
    return Story.clear().decide(Outcome.ELIGIBLE, 5);
  }

  private static Story suspend(Story story, String reason, int hour) {
    return story.run((state, when) -> Suspending.suspend(state, reason, when), hour);
  }

  private static Story resume(Story story, int hour) {
    return story.run((state, when) -> Suspending.resume(state, when, story.policy()), hour);
  }
}
