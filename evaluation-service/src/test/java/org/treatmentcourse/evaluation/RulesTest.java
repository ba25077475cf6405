package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.ClinicEvent.Analyte;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabMeasured;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.ClinicEvent.Medication;
import org.treatmentcourse.contracts.ClinicEvent.MedicationsReconciled;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.From;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.rules.FactReader;
import org.treatmentcourse.evaluation.course.rules.Snapshot;

/** Each rule at its edges, on a patient about whom nothing else speaks against treatment. */
class RulesTest {

  @Test
  void age_below_eighteen_excludes() {
    Story.clear().when(Story.completed(17, Sex.FEMALE, true), 5).thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().containsExactly("EL-01 EXCLUDE ageYears=17");
    Story.clear().when(Story.completed(18, Sex.FEMALE, true), 5).thenFindings().isEmpty();
  }

  @Test
  void a_value_that_can_not_be_used_is_asked_for_anew() {
    Story story = Story.clear().when(new ExaminationRecorded(128, 78, 252.0, null), 5);

    story.thenFindings().contains("EL-33 INDETERMINATE weightKg=252");
    assertThat(story.dossier().assessment().missing()).containsExactly("examination");
  }

  @Test
  void what_was_said_of_the_day_counts_for_a_day() {
    Story story = Story.clear().when(Story.found("cannabisToday", "true"), 5).thenRecommends(Outcome.NOT_ELIGIBLE);

    story.decide(Outcome.ELIGIBLE, 29).thenRefused("DECISION_CONTRADICTS_FINDINGS");
    story.decide(Outcome.ELIGIBLE, 30).thenSaid().hasSize(2);
    story.thenFindings().isEmpty();
  }

  @Test
  void every_name_that_a_pack_may_use_is_read() {
    Map<String, Object> facts = new TreeMap<>();
    EvaluationPolicy.READ_BY_NAME.getOrDefault(From.REFERRAL, Set.of()).forEach(name -> facts.put("told" + name, Map.of("says", name, "kind", "FLAG", "from", "REFERRAL", "of", name)));
    EvaluationPolicy.READ_BY_NAME.getOrDefault(From.EXAMINATION, Set.of()).forEach(name -> facts.put("seen" + name, Map.of("says", name, "kind", "NUMBER", "from", "EXAMINATION", "of", name)));

    Story story = Story.withPolicy(Map.of("facts", facts)).clearWorkUp();
    Dossier dossier = story.dossier();
    Snapshot snapshot = FactReader.snapshot(dossier.referral(), dossier.facts(), Objects.requireNonNull(dossier.facts().told()), Story.START, story.policy());

    assertThat(snapshot.facts().keySet()).contains("toldmodel", "toldcanBecomePregnant", "seenheartRate", "seenheightCm");
    assertThat(Story.BOOK.defaults().facts().entrySet().stream().filter(fact -> fact.getValue().from() == From.DERIVED).map(Map.Entry::getKey))
        .as("read by the clear work-up without a failure").containsExactlyInAnyOrderElementsOf(EvaluationPolicy.READ_BY_NAME.getOrDefault(From.DERIVED, Set.of()));
  }

  @Test
  void one_very_high_reading_is_not_enough_to_exclude_and_not_enough_to_be_sure() {
    at(Story.clear(), Story.exam(182, 110), 0).thenFindings().contains("EL-03 INDETERMINATE").doesNotContain("EL-03 EXCLUDE repeatedlyVeryHigh=182/110");
  }

  @Test
  void two_very_high_readings_five_minutes_apart_exclude() {
    Story story = at(at(Story.clear(), Story.exam(182, 110), 0), Story.exam(184, 111), 5);

    story.thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().contains("EL-03 EXCLUDE repeatedlyVeryHigh=184/111");
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
    at(Story.clear(), new ExaminationRecorded(179, 100, null, null), 24 * 60).thenFindings().containsExactly("EL-05 CAUTION systolic=179 meanSystolic=154 meanDiastolic=89");
    Story twice = at(at(Story.clear(), Story.exam(160, 90), 24 * 60), Story.exam(161, 90), 48 * 60);
    twice.thenRecommends(Outcome.NEEDS_REVIEW).thenFindings().containsExactly("EL-04 REVIEW meanSystolic=161");
  }

  @Test
  void above_140_over_90_is_a_caution() {
    at(Story.clear(), Story.exam(140, 90), 24 * 60).thenRecommends(Outcome.ELIGIBLE).thenFindings().isEmpty();
    at(Story.clear(), Story.exam(141, 90), 24 * 60).thenRecommends(Outcome.ELIGIBLE_WITH_CONDITIONS).thenFindings().containsExactly("EL-05 CAUTION systolic=141 meanSystolic=135 meanDiastolic=84");
    at(Story.clear(), Story.exam(130, 91), 24 * 60).thenFindings().containsExactly("EL-05 CAUTION diastolic=91 meanSystolic=129 meanDiastolic=85");
  }

  @Test
  void active_psychosis_excludes_and_past_psychosis_is_reviewed() {
    Story.clear().when(Story.diagnosis("F20.9", ClinicalStatus.ACTIVE), 5).thenFindings().containsExactly("EL-13 EXCLUDE psychosisActive=F20.9");
    Story.clear().when(Story.diagnosis("F29", ClinicalStatus.REMISSION), 5).thenFindings().containsExactly("EL-14 REVIEW psychosisPast=F29");
    Story.clear().when(Story.diagnosis("F33.3", ClinicalStatus.ACTIVE), 5).thenFindings().containsExactly("EL-14 REVIEW psychoticDepression=F33.3");
    Story.clear().when(Story.diagnosis("F20.9", ClinicalStatus.REFUTED), 5).thenFindings().isEmpty();
  }

  @Test
  void a_positive_pregnancy_test_excludes() {
    Story.clear().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 5).thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().containsExactly("EL-17 EXCLUDE hcg=POSITIVE");
  }

  @Test
  void an_absent_pregnancy_test_is_not_a_negative_one() {
    Story uncounselled = Story.clear().when(new IntakeEvent.ConsentRevoked(Consent.PREGNANCY_RISK), 5);
    uncounselled.when(Story.completed(42, Sex.FEMALE, null), 6).thenFindings().containsExactly("EL-19 INDETERMINATE");
    Story.clear().when(Story.found("lactating", "true"), 5).when(Story.completed(42, Sex.FEMALE, null), 6).thenFindings().containsExactly("EL-18 INDETERMINATE");
    Story.clear().when(Story.completed(42, Sex.FEMALE, false), 5).thenFindings().isEmpty();
    Story.clear().when(Story.completed(42, Sex.MALE, null), 5).thenFindings().isEmpty();
    Story.clear().when(Story.lab(Lab.HCG, LabResult.INVALID), 5).thenFindings().isEmpty();
  }

  @Test
  void an_old_pregnancy_test_is_reviewed() {
    Story story = Story.clear();
    story.when(Story.exam(128, 78), 3 + 24 * 30).when(Story.lab(Lab.UDS, LabResult.NEGATIVE), 3 + 24 * 30)
        .when(Story.scored("PHQ9", 20), 3 + 24 * 30).screened(3 + 24 * 30).thenFindings().isEmpty();
    story.when(Story.exam(128, 78), 4 + 24 * 30).thenFindings().containsExactly("EL-19 REVIEW pregnancyPossible=true hcgAgeDays=2026-03-02");
  }

  @Test
  void counselling_is_asked_for_where_pregnancy_is_possible() {
    Story story = Story.clear().when(new IntakeEvent.ConsentRevoked(Consent.PREGNANCY_RISK), 5);

    story.thenFindings().containsExactly("EL-19 REVIEW pregnancyPossible=true counselled=false");
    story.when(new IntakeEvent.ConsentGranted(Consent.PREGNANCY_RISK, "2"), 6).thenFindings().isEmpty();
  }

  @Test
  void untreated_substance_use_excludes_and_treated_mild_or_early_remission_is_reviewed() {
    Story.clear().when(new DiagnosisRecorded("F11.20", ClinicalStatus.ACTIVE, false), 5).thenFindings().containsExactly("EL-23 EXCLUDE substanceUntreated=F11.20");
    Story.clear().when(new DiagnosisRecorded("F11.20", ClinicalStatus.ACTIVE, null), 5).thenFindings().containsExactly("EL-23 INDETERMINATE");
    Story.clear().when(new DiagnosisRecorded("F11.20", ClinicalStatus.ACTIVE, true), 5).thenFindings().containsExactly("EL-24 REVIEW substanceNeedsReview=F11.20");
    Story.clear().when(new DiagnosisRecorded("F10.10", ClinicalStatus.ACTIVE, null), 5).thenFindings().containsExactly("EL-24 REVIEW substanceNeedsReview=F10.10");
    Story.clear().when(new DiagnosisRecorded("F10.21", ClinicalStatus.ACTIVE, null), 5).thenFindings().containsExactly("EL-24 REVIEW substanceNeedsReview=F10.21");
    Story.clear().whenAt(new DiagnosisRecorded("F10.20", ClinicalStatus.REMISSION, null), Instant.parse("2025-03-01T00:00:00Z"), "d").thenFindings().isEmpty();
    Story.clear().when(new DiagnosisRecorded("F10.20", ClinicalStatus.RESOLVED, null), 5).thenFindings().isEmpty();
  }

  @Test
  void a_positive_drug_screen_is_reviewed() {
    Story.clear().when(Story.lab(Lab.UDS, LabResult.POSITIVE), 5).thenFindings().containsExactly("EL-26 REVIEW uds=POSITIVE");
  }

  @Test
  void a_weight_that_is_old_or_can_not_be_believed_gives_no_dose() {
    Story.clear().when(new ExaminationRecorded(128, 78, 251.0, null), 5).thenRecommends(Outcome.NEEDS_REVIEW).thenFindings().containsExactly("EL-32 CAUTION bmi=86.9", "EL-33 INDETERMINATE weightKg=251");
    Story.clear().when(new ExaminationRecorded(128, 78, 34.9, null), 5).thenFindings().containsExactly("EL-33 INDETERMINATE weightKg=34.9");
    Story.clear().when(Story.diagnosis("F41.1", ClinicalStatus.ACTIVE), 3 + 24 * 30).thenFindings().contains("EL-33 INDETERMINATE");
  }

  @Test
  void a_revoked_consent_excludes_until_it_is_given_again() {
    Story story = Story.clear().when(new IntakeEvent.ConsentRevoked(Consent.TREATMENT), 5);
    story.thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().containsExactly("EL-38 EXCLUDE consentTreatment=false");

    story.when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2026-02"), 6).thenRecommends(Outcome.ELIGIBLE);
  }

  @Test
  void a_clinic_moves_a_threshold_by_changing_its_limit() {
    Map<String, Object> stricter = Map.of("limits", Map.of("cautionSbp", Map.of("value", 130)));

    Story.withPolicy(stricter).clearWorkUp().when(Story.exam(135, 80), 5).thenFindings().singleElement().asString().startsWith("EL-05 CAUTION systolic=135");
  }

  @Test
  void a_pack_that_asks_about_a_fact_it_does_not_have_is_refused() {
    Map<String, Object> test = Map.of("fact", "bloodPressure", "above", "cautionSbp");
    Map<String, Object> rule =
        Map.of("title", "t", "phase", "BOTH", "source", "s", "cases", List.of(Map.of("severity", "REVIEW", "override", "CLINICIAN", "anyOf", List.of(List.of(test)))));
    assertThatThrownBy(() -> Story.BOOK.overridden(Map.of("rules", Map.of("EL-99", rule))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/rules/EL-99/cases/0/anyOf/fact: there is no bloodPressure");
  }

  @Test
  void what_the_pack_does_not_ask_for_is_refused_naming_the_finding() {
    Story.clear().when(Story.found("capasity", "true"), 5).thenRefused("UNKNOWN_FINDING");
    Story.clear().when(Story.found("capacity", "probably"), 5).thenRefused("MALFORMED_FINDING");
    Story.clear().when(Story.found("childPugh", "D"), 5).thenRefused("MALFORMED_FINDING");
    Story.clear().when(Story.found("stopBang", "-1"), 5).thenRefused("MALFORMED_FINDING");
    Story.clear().when(Story.found("phq9", "3"), 5).thenRefused("UNKNOWN_FINDING");
  }

  @Test
  void medications_count_as_reconciled_last() {
    Story story = Story.clear().when(Story.takes("36437", "10438"), 5);
    story.thenRecommends(Outcome.NOT_ELIGIBLE).thenFindings().containsExactly("DI-01 EXCLUDE theophylline=10438");
    story.when(Story.takes("36437"), 6).thenRecommends(Outcome.ELIGIBLE);
    story.when(Story.takes("10438"), 5).thenRecommends(Outcome.ELIGIBLE);
  }

  @Test
  void benzodiazepines_are_added_up_as_lorazepam() {
    // 10 mg diazepam and 1 mg alprazolam are 1 and 2 mg of lorazepam.
    Medication diazepam = new Medication("3322", 10.0, null);
    Medication alprazolam = new Medication("596", 1.0, null);
    Story.clear().when(new MedicationsReconciled(List.of(diazepam, alprazolam)), 5).thenFindings().containsExactly("DI-02 CAUTION benzodiazepine=3322,596");
    Medication more = new Medication("596", 1.1, null);
    Story.clear().when(new MedicationsReconciled(List.of(diazepam, more)), 5).thenFindings().containsExactly("DI-02 REVIEW benzodiazepine=3322,596 lorazepamMg=3.2");
    Medication unknown = new Medication("596", null, null);
    Story.clear().when(new MedicationsReconciled(List.of(unknown)), 5).thenFindings().containsExactly("DI-02 INDETERMINATE");
    Medication fresh = new Medication("596", 0.25, LocalDate.of(2026, 2, 20));
    Story.clear().when(new MedicationsReconciled(List.of(fresh)), 5).thenFindings().containsExactly("DI-02 REVIEW benzodiazepineNew=596");
  }

  @Test
  void a_laboratory_value_counts_as_multiple_of_its_upper_limit() {
    Story.clear().when(new LabMeasured(Analyte.ALT, 165, 40.0), 5).thenFindings().containsExactly("EL-22 REVIEW alt=4.125");
    Story.clear().when(new LabMeasured(Analyte.ALT, 210, 40.0), 5).thenFindings().containsExactly("EL-22 EXCLUDE alt=5.25");
    Story.clear().when(new LabMeasured(Analyte.ALT, 210, null), 5).thenFindings().isEmpty();
  }

  @Test
  void an_allergy_excludes_and_nobody_may_decide_against_it() {
    Story story = Story.clear().when(new AllergiesReviewed(List.of("6130")), 5);
    story.thenFindings().containsExactly("EL-08 EXCLUDE allergic=6130");
    story.decide(Outcome.ELIGIBLE, 6, List.of(EvaluationPolicy.Right.CLINICIAN, EvaluationPolicy.Right.MEDICAL_DIRECTOR), "EL-08").thenRefused("DECISION_CONTRADICTS_FINDINGS");
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
