package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.rules.RuleBook;

/** Each rule at its edges, on a patient about whom nothing else speaks against treatment. */
class RulesTest {

  @Test
  void age_below_eighteen_excludes() {
    Story.clear().when(Story.completed(17, Sex.FEMALE, true), 5).thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().containsExactly("EL-01 EXCLUDE ageYears=17");
    Story.clear().when(Story.completed(18, Sex.FEMALE, true), 5).thenFindings().isEmpty();
  }

  @Test
  void one_very_high_reading_is_not_enough_to_exclude_and_not_enough_to_be_sure() {
    at(Story.clear(), Story.exam(182, 110), 0).thenFindings().contains("EL-03 INDETERMINATE").doesNotContain("EL-03 EXCLUDE bp=182/110");
  }

  @Test
  void two_very_high_readings_five_minutes_apart_exclude() {
    Story story = at(at(Story.clear(), Story.exam(182, 110), 0), Story.exam(184, 111), 5);

    story.thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().contains("EL-03 EXCLUDE bp=184/111").noneMatch(finding -> finding.startsWith("EL-05"));
  }

  @Test
  void two_very_high_readings_four_minutes_apart_are_one() {
    at(at(Story.clear(), Story.exam(182, 110), 0), Story.exam(184, 111), 4).thenFindings().contains("EL-03 INDETERMINATE");
  }

  @Test
  void a_normal_reading_at_the_next_visit_ends_the_exclusion_of_the_day() {
    Story story = at(at(Story.clear(), Story.exam(182, 110), 0), Story.exam(184, 111), 5);

    at(story, Story.exam(120, 70), 24 * 60).thenFindings().noneMatch(finding -> finding.startsWith("EL-03"));
  }

  @Test
  void the_mean_of_the_last_two_visits_decides_about_review() {
    // 128/78 is the first visit: (128 + 192) / 2 = 160.
    at(Story.clear(), new ExaminationRecorded(179, 100, null, null), 24 * 60).thenFindings().containsExactly("EL-05 CAUTION bp=179/100");
    Story twice = at(at(Story.clear(), Story.exam(160, 90), 24 * 60), Story.exam(161, 90), 48 * 60);
    twice.thenRecommends(Outcome.NEEDS_REVIEW).thenFindings().containsExactly("EL-04 REVIEW bpMean=161/90");
  }

  @Test
  void above_140_over_90_is_a_caution() {
    at(Story.clear(), Story.exam(140, 90), 24 * 60).thenRecommends(Outcome.ELIGIBLE).thenFindings().isEmpty();
    at(Story.clear(), Story.exam(141, 90), 24 * 60).thenRecommends(Outcome.ELIGIBLE_WITH_CONDITIONS).thenFindings().containsExactly("EL-05 CAUTION bp=141/90");
    at(Story.clear(), Story.exam(130, 91), 24 * 60).thenFindings().containsExactly("EL-05 CAUTION bp=130/91");
  }

  @Test
  void active_psychosis_excludes_and_past_psychosis_is_reviewed() {
    Story.clear().when(Story.diagnosis("F20.9", ClinicalStatus.ACTIVE), 5).thenFindings().containsExactly("EL-13 EXCLUDE diagnosis=F20.9");
    Story.clear().when(Story.diagnosis("F29", ClinicalStatus.REMISSION), 5).thenFindings().containsExactly("EL-14 REVIEW diagnosis=F29");
    Story.clear().when(Story.diagnosis("F33.3", ClinicalStatus.ACTIVE), 5).thenFindings().containsExactly("EL-14 REVIEW diagnosis=F33.3");
    Story.clear().when(Story.diagnosis("F20.9", ClinicalStatus.REFUTED), 5).thenFindings().isEmpty();
  }

  @Test
  void a_positive_pregnancy_test_excludes() {
    Story.clear().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 5).thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().containsExactly("EL-17 EXCLUDE hcg=POSITIVE");
  }

  @Test
  void an_absent_pregnancy_test_is_not_a_negative_one() {
    Story.clear().when(Story.completed(42, Sex.FEMALE, null), 5).thenFindings().containsExactly("EL-19 INDETERMINATE");
    Story.clear().when(Story.completed(42, Sex.FEMALE, false), 5).thenFindings().isEmpty();
    Story.clear().when(Story.completed(42, Sex.MALE, null), 5).thenFindings().isEmpty();
    Story.clear().when(Story.lab(Lab.HCG, LabResult.INVALID), 5).thenFindings().isEmpty();
  }

  @Test
  void an_old_pregnancy_test_is_reviewed() {
    Story story = Story.clear();
    story.when(Story.exam(128, 78), 3 + 24 * 30).when(Story.lab(Lab.UDS, LabResult.NEGATIVE), 3 + 24 * 30).thenFindings().isEmpty();
    story.when(Story.exam(128, 78), 4 + 24 * 30).thenFindings().containsExactly("EL-19 REVIEW hcgTested=2026-03-02");
  }

  @Test
  void counselling_is_asked_for_where_the_clinic_says_so() {
    Story story = Story.withPolicy(Map.of("labs", Map.of("counsellingConsent", true))).clearWorkUp();

    story.thenFindings().containsExactly("EL-19 REVIEW counselled=false");
    story.when(new IntakeEvent.ConsentGranted(Consent.PREGNANCY_RISK, "1"), 6).thenFindings().isEmpty();
  }

  @Test
  void untreated_substance_use_excludes_and_treated_mild_or_early_remission_is_reviewed() {
    Story.clear().when(new DiagnosisRecorded("F11.20", ClinicalStatus.ACTIVE, false), 5).thenFindings().containsExactly("EL-23 EXCLUDE diagnosis=F11.20");
    Story.clear().when(new DiagnosisRecorded("F11.20", ClinicalStatus.ACTIVE, null), 5).thenFindings().containsExactly("EL-23 INDETERMINATE");
    Story.clear().when(new DiagnosisRecorded("F11.20", ClinicalStatus.ACTIVE, true), 5).thenFindings().containsExactly("EL-24 REVIEW diagnosis=F11.20");
    Story.clear().when(new DiagnosisRecorded("F10.10", ClinicalStatus.ACTIVE, null), 5).thenFindings().containsExactly("EL-24 REVIEW diagnosis=F10.10");
    Story.clear().when(new DiagnosisRecorded("F10.21", ClinicalStatus.ACTIVE, null), 5).thenFindings().containsExactly("EL-24 REVIEW diagnosis=F10.21");
    Story.clear().whenAt(new DiagnosisRecorded("F10.20", ClinicalStatus.REMISSION, null), Instant.parse("2025-03-01T00:00:00Z"), "d").thenFindings().isEmpty();
    Story.clear().when(new DiagnosisRecorded("F10.20", ClinicalStatus.RESOLVED, null), 5).thenFindings().isEmpty();
  }

  @Test
  void a_positive_drug_screen_is_reviewed() {
    Story.clear().when(Story.lab(Lab.UDS, LabResult.POSITIVE), 5).thenFindings().containsExactly("EL-26 REVIEW uds=POSITIVE");
  }

  @Test
  void a_weight_that_is_old_or_can_not_be_believed_gives_no_dose() {
    Story.clear().when(new ExaminationRecorded(128, 78, 251.0, null), 5).thenRecommends(Outcome.NEEDS_REVIEW).thenFindings().containsExactly("EL-33 INDETERMINATE weightKg=251.0");
    Story.clear().when(new ExaminationRecorded(128, 78, 34.9, null), 5).thenFindings().containsExactly("EL-33 INDETERMINATE weightKg=34.9");
    Story.clear().when(Story.diagnosis("F41.1", ClinicalStatus.ACTIVE), 3 + 24 * 30).thenFindings().containsExactly("EL-33 INDETERMINATE");
  }

  @Test
  void a_revoked_consent_excludes_until_it_is_given_again() {
    Story story = Story.clear().when(new IntakeEvent.ConsentRevoked(Consent.TREATMENT), 5);
    story.thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().containsExactly("EL-38 EXCLUDE noConsent=TREATMENT");

    story.when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2026-02"), 6).thenRecommends(Outcome.ELIGIBLE);
  }

  @Test
  void the_pack_says_what_a_rule_means() {
    Story.withPolicy(Map.of("rules", Map.of("EL-05", Map.of("severity", "REVIEW")))).clearWorkUp().when(Story.exam(145, 80), 5)
        .thenRecommends(Outcome.NEEDS_REVIEW).thenFindings().containsExactly("EL-05 REVIEW bp=145/80");
  }

  @Test
  void a_pack_that_names_a_rule_nobody_has_written_is_refused() {
    assertThat(RuleBook.ids()).isEqualTo(EvaluationPolicy.RULES).isEqualTo(Story.BOOK.defaults().rules().keySet());
    assertThatThrownBy(() -> Story.BOOK.overridden(Map.of("rules", Map.of("EL-99", Map.of("severity", "REVIEW", "override", "NONE")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("EL-99");
  }

  @Test
  void input_that_can_not_be_meant_so_is_refused() {
    Story.clear().when(Story.exam(78, 128), 5).thenRefused("IMPLAUSIBLE_BLOOD_PRESSURE");
    Story.clear().when(Story.diagnosis("depression", ClinicalStatus.ACTIVE), 5).thenRefused("MALFORMED_CODE");
    assertThat(Story.clear().when(Story.diagnosis(" f41.1 ", ClinicalStatus.ACTIVE), 5).dossier().facts().diagnoses()).extracting("code").contains("F41.1");
  }

  private static Story at(Story story, ExaminationRecorded exam, int minutesAfterTheWorkUp) {
    Instant at = Story.START.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(minutesAfterTheWorkUp));
    return story.whenAt(exam, at, "bp" + minutesAfterTheWorkUp);
  }
}
