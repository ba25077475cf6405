package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.evaluation.Story.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.ClinicEvent.Analyte;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabMeasured;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.EvaluationEvent.WorkUpOrdered;
import org.treatmentcourse.contracts.EvaluationEvent.WorkUpResulted;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Treatment;
import org.treatmentcourse.evaluation.course.WorkUp;
import org.treatmentcourse.evaluation.course.rules.Checklist;
import org.treatmentcourse.evaluation.course.rules.Checklist.Item;
import org.treatmentcourse.evaluation.course.rules.Checklist.State;

/** DOMAIN 4.4. Hours are business time after the start, and days 24 of them. */
class WorkUpTest {
  private static final int DAY = 24;
  private static final EvaluationPolicy PACK = Story.BOOK.defaults();

  @Test
  void of_somebody_well_lists_what_everybody_needs_and_leaves_out_what_only_some_do() {
    Story story = opened(Indication.TRD, 42, Sex.FEMALE, true);

    assertThat(states(story, 2))
        .containsEntry("history", State.MISSING)
        .containsEntry("physicalExamination", State.MISSING)
        .containsEntry("vitalSigns", State.MISSING)
        .containsEntry("pdmpQuery", State.MISSING)
        .containsEntry("phq9", State.MISSING)
        .containsEntry("depressionScale", State.MISSING)
        .containsEntry("treatmentHistory", State.VALID)
        .containsEntry("pregnancyTest", State.MISSING)
        .containsEntry("urineDrugScreen", State.MISSING)
        .containsEntry("ecg", State.NOT_NEEDED)
        .containsEntry("tsh", State.NOT_NEEDED)
        .containsEntry("cognition", State.NOT_NEEDED)
        .containsEntry("urinalysis", State.NOT_NEEDED)
        .containsEntry("liverAndKidneyValues", State.NOT_NEEDED)
        .containsEntry("pcl5", State.NOT_NEEDED)
        .containsEntry("ybocs", State.NOT_NEEDED)
        .containsEntry("briefPainInventory", State.NOT_NEEDED);
    assertThat(states(story, 2)).containsOnlyKeys(PACK.workUp().keySet());
  }

  @Test
  void an_item_says_since_when_and_until_when_it_is_valid_and_by_which_event() {
    Story story = opened(Indication.TRD, 42, Sex.MALE, null).whenAt(Story.lab(Lab.UDS, LabResult.NEGATIVE), START.plus(Duration.ofHours(5)), "uds-1");

    Item uds = item(story, "urineDrugScreen", 6);

    assertThat(uds.state()).isEqualTo(State.VALID);
    assertThat(uds.since()).isEqualTo(START.plus(Duration.ofHours(5)));
    assertThat(uds.validUntil()).isEqualTo(START.plus(Duration.ofHours(5)).plus(Duration.ofDays(30)));
    assertThat(uds.evidence()).singleElement().satisfies(proof -> {
      assertThat(proof.event()).isEqualTo("uds-1");
      assertThat(proof.evidence()).isEqualTo("lab.UDS");
    });
    assertThat(uds.lacking()).isEmpty();
  }

  /** The last moment still counts, as for the rules. */
  @ParameterizedTest
  @CsvSource({"urineDrugScreen, 30", "phq9, 7", "cssrs, 7", "mdq, 14", "medicationReconciliation, 90", "history, 90", "vitalSigns, 30", "pdmpQuery, 30"})
  void runs_out_by_itself_to_the_second(String key, int days) {
    Story story = done(opened(Indication.TRD, 42, Sex.MALE, null), 2);
    Instant last = START.plus(Duration.ofHours(2)).plus(Duration.ofDays(days));

    assertThat(at(story, key, last).state()).isEqualTo(State.VALID);
    Item expired = at(story, key, last.plusSeconds(1));
    assertThat(expired.state()).isEqualTo(State.EXPIRED);
    assertThat(expired.since()).isEqualTo(last);
    assertThat(expired.evidence()).as("still shown").isNotEmpty();
  }

  @Test
  void allergies_and_the_treatment_history_do_not_run_out() {
    Story story = done(opened(Indication.TRD, 42, Sex.MALE, null), 2);

    assertThat(states(story, 2000 * DAY)).containsEntry("allergyReview", State.VALID).containsEntry("treatmentHistory", State.VALID);
    assertThat(item(story, "allergyReview", 3).validUntil()).isNull();
  }

  @Test
  void an_item_of_several_parts_counts_from_its_oldest_and_names_what_is_lacking() {
    Story story = opened(Indication.CRPS, 42, Sex.MALE, null);
    for (Analyte analyte : List.of(Analyte.ALT, Analyte.AST, Analyte.ALP, Analyte.GGT)) {
      story = story.when(new LabMeasured(analyte, 20, 40.0), 2);
    }
    Item some = item(story.when(new LabMeasured(Analyte.EGFR, 90, null), 3), "liverAndKidneyValues", 4);
    assertThat(some.state()).isEqualTo(State.MISSING);
    assertThat(some.lacking()).containsExactly("lab.BILIRUBIN");
    assertThat(some.validUntil()).isNull();

    Item all = item(story.when(new LabMeasured(Analyte.BILIRUBIN, 0.8, 1.2), 10 * DAY), "liverAndKidneyValues", 11 * DAY);
    assertThat(all.state()).isEqualTo(State.VALID);
    assertThat(all.since()).isEqualTo(START.plus(Duration.ofDays(10)));
    assertThat(all.validUntil()).isEqualTo(START.plus(Duration.ofHours(2)).plus(Duration.ofDays(90)));
  }

  @Test
  void either_of_two_scales_will_do() {
    Story story = opened(Indication.TRD, 42, Sex.MALE, null);

    assertThat(states(story.when(Story.scored("QIDS_SR16", 14), 2), 3)).containsEntry("depressionScale", State.VALID);
    assertThat(item(story.when(Story.scored("MADRS", 30), 5 * DAY), "depressionScale", 6 * DAY).since()).as("the one that counts longer").isEqualTo(START.plus(Duration.ofDays(5)));
  }

  @ParameterizedTest
  @CsvSource({"PTSD, pcl5", "OCD, ybocs", "CRPS, briefPainInventory", "MIGRAINE, briefPainInventory", "MDD_SINGLE, depressionScale"})
  void scales_go_by_indication(Indication indication, String key) {
    assertThat(states(opened(indication, 42, Sex.MALE, null), 2)).containsEntry(key, State.MISSING);
  }

  @Test
  void a_course_for_pain_needs_no_screens_of_mental_health() {
    assertThat(states(opened(Indication.CRPS, 42, Sex.MALE, null), 2)).containsEntry("phq9", State.NOT_NEEDED).containsEntry("mdq", State.NOT_NEEDED);
  }

  static Stream<Arguments> riskThatNeedsMore() {
    return Stream.of(
        Arguments.of("ecg", Story.diagnosis("I25.1", ClinicalStatus.ACTIVE)),
        Arguments.of("ecg", Story.diagnosis("I10", ClinicalStatus.ACTIVE)),
        Arguments.of("ecg", Story.exam(160, 80)),
        Arguments.of("tsh", Story.diagnosis("E03.9", ClinicalStatus.RESOLVED)),
        Arguments.of("tsh", Story.takes("10582")),
        Arguments.of("tsh", new ExaminationRecorded(120, 70, null, null, 98, 111)),
        Arguments.of("liverAndKidneyValues", Story.diagnosis("K70.3", ClinicalStatus.ACTIVE)),
        Arguments.of("liverAndKidneyValues", Story.screened("AUDIT_C", 4, true)),
        Arguments.of("cognition", Story.found("cognitiveComplaint", "true")),
        Arguments.of("urinalysis", Story.found("urinaryTractSymptoms", "true")));
  }

  @ParameterizedTest
  @MethodSource("riskThatNeedsMore")
  void a_risk_that_becomes_known_asks_for_more(String key, Event risk) {
    Story story = opened(Indication.TRD, 42, Sex.MALE, null);
    assertThat(states(story, 2)).containsEntry(key, State.NOT_NEEDED);

    assertThat(states(story.when(risk, 2), 3)).containsEntry(key, State.MISSING);
  }

  @ParameterizedTest
  @CsvSource({"59, NOT_NEEDED, NOT_NEEDED", "60, MISSING, NOT_NEEDED", "64, MISSING, NOT_NEEDED", "65, MISSING, MISSING"})
  void age_asks_for_an_ecg_and_for_cognition(int age, State ecg, State cognition) {
    assertThat(states(opened(Indication.TRD, age, Sex.MALE, null), 2)).containsEntry("ecg", ecg).containsEntry("cognition", cognition);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "?", value = {"FEMALE, ?, MISSING", "FEMALE, true, MISSING", "FEMALE, false, NOT_NEEDED", "MALE, ?, NOT_NEEDED"})
  void a_pregnancy_that_can_not_be_ruled_out_needs_a_test(Sex sex, Boolean possible, State expected) {
    assertThat(states(opened(Indication.TRD, 42, sex, possible), 2)).containsEntry("pregnancyTest", expected);
  }

  @Test
  void a_drug_screen_is_not_asked_of_those_treated_at_home() {
    Story story =
        new Story()
            .when(new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.MALE, ProviderModel.HOME_TELEHEALTH, null, null), 0)
            .when(Story.completed(42, Sex.MALE, null), 1);

    assertThat(states(story, 2)).containsEntry("urineDrugScreen", State.NOT_NEEDED).containsEntry("pdmpQuery", State.MISSING);
  }

  @Test
  void an_invalid_test_and_a_finding_that_is_denied_satisfy_nothing() {
    Story story =
        opened(Indication.TRD, 42, Sex.MALE, null).when(Story.lab(Lab.UDS, LabResult.INVALID), 2).when(Story.found("historyTaken", "false"), 2);

    assertThat(states(story, 3)).containsEntry("urineDrugScreen", State.MISSING).containsEntry("history", State.MISSING);
  }

  @Test
  void before_the_first_dose_a_pregnancy_test_counts_for_seven_days_and_then_for_thirty() {
    Story story = Story.planned();

    assertThat(states(story, 3 + 7 * DAY)).containsEntry("pregnancyTest", State.VALID);
    assertThat(states(story, 4 + 7 * DAY)).containsEntry("pregnancyTest", State.EXPIRED);
    Story given = story.when(new SchedulingEvent.SessionCompleted(1, Phase.INDUCTION, 1, 6, 40, 128, 80), 5 * DAY);
    assertThat(states(given, 3 + 30 * DAY)).containsEntry("pregnancyTest", State.VALID);
    assertThat(states(given, 4 + 30 * DAY)).containsEntry("pregnancyTest", State.EXPIRED);
    assertThat(states(Story.clear(), 3 + 30 * DAY)).as("nothing is planned").containsEntry("pregnancyTest", State.VALID);
  }

  @Test
  void maintenance_asks_for_liver_values_after_six_sessions_and_for_cognition_after_half_a_year() {
    Story story = Story.planned();
    assertThat(states(story, 7)).containsEntry("urinalysis", State.MISSING);
    for (int session = 1; session <= 6; session++) {
      story = story.when(new SchedulingEvent.SessionCompleted(session, Phase.INDUCTION, 1, 6, 40, 128, 80), session * 3 * DAY);
    }
    story = story.when(Story.maintain("m-1", 7, 6), 20 * DAY);
    assertThat(states(story, 21 * DAY)).containsEntry("liverAndKidneyValues", State.NOT_NEEDED);

    story = story.when(new SchedulingEvent.SessionCompleted(7, Phase.MAINTENANCE, 2, 1, 40, 128, 80), 27 * DAY);
    assertThat(states(story, 28 * DAY)).containsEntry("liverAndKidneyValues", State.MISSING).containsEntry("cognition", State.NOT_NEEDED);
    assertThat(states(story, 6 + 182 * DAY)).containsEntry("cognition", State.NOT_NEEDED);
    assertThat(states(story, 7 + 182 * DAY)).containsEntry("cognition", State.MISSING);
  }

  @Test
  void an_order_is_told_shown_and_closed_by_the_result() {
    Story story = order(opened(Indication.TRD, 62, Sex.MALE, null), "ecg", 3);
    story.thenSaid().containsExactly(new WorkUpOrdered("ecg"));
    Item ordered = item(story, "ecg", 4);
    assertThat(ordered.state()).isEqualTo(State.ORDERED);
    assertThat(ordered.since()).isEqualTo(START.plus(Duration.ofHours(3)));

    story.when(Story.found("pdmp", "EXPECTED"), 4).thenSaid().isEmpty();
    story.when(Story.found("ecg", "ABNORMAL"), 5).thenSaid().containsExactly(new WorkUpResulted("ecg"));
    assertThat(item(story, "ecg", 6).state()).isEqualTo(State.VALID);
    assertThat(story.dossier().orders()).isEmpty();
    assertThat(states(story, 5 + 181 * DAY)).as("the order does not come back").containsEntry("ecg", State.EXPIRED);
  }

  @Test
  void a_result_that_is_too_old_already_closes_no_order() {
    Story story = order(opened(Indication.TRD, 42, Sex.MALE, null), "urineDrugScreen", 40 * DAY);

    story.whenLate(Story.lab(Lab.UDS, LabResult.NEGATIVE), 2, 41 * DAY).thenSaid().doesNotHaveAnyElementsOfTypes(WorkUpResulted.class);
    assertThat(states(story, 41 * DAY)).containsEntry("urineDrugScreen", State.ORDERED);
  }

  @Test
  void every_part_has_to_come_before_an_order_is_done() {
    Story story = order(opened(Indication.TRD, 42, Sex.MALE, null), "vitalSigns", 2);

    story.when(Story.exam(128, 78), 3).thenSaid().doesNotHaveAnyElementsOfTypes(WorkUpResulted.class);
    assertThat(item(story, "vitalSigns", 3).lacking()).containsExactly("exam.respiratoryRate", "exam.temperatureC");
    story.when(new ExaminationRecorded(128, 78, 80.0, 170, 98, 72, 14, 36.8), 4).thenSaid().contains(new WorkUpResulted("vitalSigns"));
  }

  @Test
  void what_the_pack_does_not_ask_for_may_be_ordered_all_the_same() {
    Story story = order(opened(Indication.TRD, 42, Sex.MALE, null), "ecg", 3);

    story.thenSaid().containsExactly(new WorkUpOrdered("ecg"));
    assertThat(states(story, 4)).containsEntry("ecg", State.ORDERED);
    assertThat(states(story.when(Story.found("ecg", "NORMAL"), 5), 6)).containsEntry("ecg", State.NOT_NEEDED);
  }

  @Test
  void refuses_an_order_with_the_reason() {
    order(new Story(), "ecg", 1).thenRefused("COURSE_NOT_OPEN");
    order(new Story().when(Story.referral(42, Sex.MALE), 0), "ecg", 1).thenRefused("INTAKE_INCOMPLETE");
    Story story = done(opened(Indication.TRD, 42, Sex.MALE, null), 2);
    order(story, "x-ray", 3).thenRefused("UNKNOWN_ITEM");
    order(story, "urineDrugScreen", 3).thenRefused("ALREADY_VALID");
    order(story, "ecg", 3).thenSaid().hasSize(1);
    order(story, "ecg", 4).thenRefused("ALREADY_ORDERED");
    order(story, "urineDrugScreen", 3 + 30 * DAY).thenSaid().containsExactly(new WorkUpOrdered("urineDrugScreen"));
    order(story.when(new FollowupEvent.CourseClosed("WITHDRAWN"), 40 * DAY), "ecg", 41 * DAY).thenRefused("COURSE_CLOSED");
  }

  @Test
  void orders_go_on_while_a_plan_is_in_force() {
    Story story = order(Story.planned(), "urinalysis", 7);

    story.thenSaid().containsExactly(new WorkUpOrdered("urinalysis"));
    story.when(Story.found("urinalysis", "NORMAL"), 8).thenSaid().containsExactly(new WorkUpResulted("urinalysis"));
    assertThat(story.plannedState().dossier().orders()).isEmpty();
  }

  /** What an integrator needs to send is what the pack asks for: all of it can be recorded. */
  @ParameterizedTest
  @EnumSource(value = Indication.class)
  void everything_that_is_needed_can_be_recorded(Indication indication) {
    Story story = done(opened(indication, 70, Sex.FEMALE, true), 2);

    assertThat(checklist(story, 3)).extracting(Item::state).containsOnly(State.VALID, State.NOT_NEEDED);
  }

  @Test
  void a_clinic_changes_how_long_evidence_counts_and_who_needs_it() {
    Story story =
        Story.withPolicy(Map.of("limits", Map.of("udsDays", Map.of("value", 14)), "workUp", Map.of("urineDrugScreen", Map.of("indications", List.of("SUD")))))
            .when(Story.referral(42, Sex.MALE), 0)
            .when(Story.completed(42, Sex.MALE, null), 1);

    assertThat(states(story, 2)).containsEntry("urineDrugScreen", State.NOT_NEEDED);
  }

  private static Story opened(Indication indication, int age, Sex sex, @Nullable Boolean canBecomePregnant) {
    return new Story().when(Story.referral(age, sex), 0).when(Story.completed(indication, age, sex, canBecomePregnant), 1);
  }

  /** All that any item takes. */
  private static Story done(Story story, int hour) {
    Story more =
        story
            .when(new ExaminationRecorded(120, 70, 80.0, 170, 98, 72, 14, 36.8), hour)
            .when(Story.takes("36437"), hour)
            .when(new AllergiesReviewed(List.of()), hour)
            .when(Story.lab(Lab.HCG, LabResult.NEGATIVE), hour)
            .when(Story.lab(Lab.UDS, LabResult.NEGATIVE), hour)
            .when(Story.found("historyTaken", "true", "physicalExamination", "UNREMARKABLE", "urinalysis", "NORMAL", "pdmp", "EXPECTED"), hour)
            .screened(hour);
    if (Objects.requireNonNull(more.dossier().facts().told()).ageYears() >= 60) {
      more = more.when(Story.found("ecg", "NORMAL"), hour);
    }
    for (String instrument : List.of("PHQ9", "GAD7", "MADRS", "PCL5", "YBOCS", "BPI_SF", "MOCA")) {
      more = more.when(Story.scored(instrument, 25), hour);
    }
    for (Analyte analyte : Analyte.values()) {
      more = more.when(new LabMeasured(analyte, 1, 2.0), hour);
    }
    return more.when(Story.tier(FollowupEvent.RiskTier.NONE), hour);
  }

  private static Story order(Story story, String item, int hour) {
    return story.run((state, when) -> WorkUp.order(state, item, when, story.policy()), hour);
  }

  private static List<Item> checklist(Story story, int hour) {
    return checklist(story, START.plus(Duration.ofHours(hour)));
  }

  private static List<Item> checklist(Story story, Instant now) {
    Treatment treatment = story.state() instanceof Planned planned ? Treatment.of(planned, now) : Treatment.NONE;
    return Checklist.of(story.dossier(), treatment, now, story.policy());
  }

  private static Map<String, State> states(Story story, int hour) {
    return checklist(story, hour).stream().collect(Collectors.toMap(Item::key, Item::state));
  }

  private static Item item(Story story, String key, int hour) {
    return at(story, key, START.plus(Duration.ofHours(hour)));
  }

  private static Item at(Story story, String key, Instant now) {
    return checklist(story, now).stream().filter(item -> item.key().equals(key)).findFirst().orElseThrow();
  }
}
