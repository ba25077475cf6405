package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.FIRST_DAY;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.arrived;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;
import static org.treatmentcourse.scheduling.CourseUnderTest.dosing;
import static org.treatmentcourse.scheduling.CourseUnderTest.readyToStart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.MedicationsJudged;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.IntakeEvent.ConsentExpired;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCleared;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.scheduling.CourseUnderTest;

class GatesTest {

  @Test
  void a_patient_with_everything_in_order_is_cleared_and_dosed() {
    CourseUnderTest course = readyToStart();
    course.said();
    course.starts(1);
    assertThat(course.said()).containsExactly(new SessionCleared(1, List.of()), new DoseStarted(1, 40));
    assertThat(course.session(1)).isInstanceOf(Dosing.class);
  }

  @Test
  void nothing_that_is_unknown_passes() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, null, null);
    course.said();
    course.starts(1);
    assertThat(course.refusal()).isEqualTo("RISK_UNKNOWN");
    assertThat(course.said())
        .containsExactly(new SessionHeld(1, "RISK_UNKNOWN", List.of("RISK_UNKNOWN", "ESCORT_UNKNOWN", "FASTING_UNKNOWN", "BP_UNKNOWN")));
  }

  @ParameterizedTest
  @CsvSource({
    "ESCORT_UNKNOWN,,true,true,true,true", "ESCORT_ABSENT,false,true,true,true,true", "FASTING_UNKNOWN,true,,true,true,true", "NOT_FASTED,true,false,true,true,true",
    "IDENTITY_UNKNOWN,true,true,,true,true", "IDENTITY_NOT_CONFIRMED,true,true,false,true,true", "SUBSTANCES_UNKNOWN,true,true,true,,true",
    "SUBSTANCES_TODAY,true,true,true,false,true", "MEDICATION_UNKNOWN,true,true,true,true,", "AWAITING_EVALUATION,true,true,true,true,false",
  })
  void every_answer_on_arrival_must_be_yes(String code, Boolean escort, Boolean fasted, Boolean identity, Boolean substanceFree, Boolean unchanged) {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").asked().hears(arrived(1, escort, fasted, identity, substanceFree, unchanged)).measures(1, 120, 80);
    assertThat(course.starts(1).refusal()).isEqualTo(code);
    course.clock("2026-03-02T09:02").hears(arrived(1, true, true, true, true, true));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void esketamine_needs_an_answer_about_the_nose_and_the_enrolment() {
    CourseUnderTest course = booked();
    course.hears(new EvaluationEvent.PlanApproved(new Plan(2, "ESK_TRD", Phase.INDUCTION, "ESK", "esketamine", 0.5, 56, 7, 1, 6, 36, 7, 3, 0), "p1"));
    course.books(1, List.of(FIRST_DAY)).clock("2026-03-02T09:00").asked().measures(1, 120, 80);
    PatientArrived quiet = arrived(1, true, true, true, true, true);
    assertThat(course.hears(quiet).starts(1).session(1)).isInstanceOfSatisfying(Held.class, held -> assertThat(held.failures()).containsExactly("CONSENT_REMS_ENROLMENT", "NASAL_SPRAY_UNKNOWN"));
    course.hears(new ConsentGranted(Consent.REMS_ENROLMENT, "1")).clock("2026-03-02T09:05").hears(new PatientArrived(1, true, true, true, true, false, true));
    assertThat(course.starts(1).refusal()).isEqualTo("NASAL_SPRAY_TODAY");
    course.clock("2026-03-02T10:05").hears(new PatientArrived(1, null, null, null, null, true, null)).measures(1, 120, 80);
    assertThat(course.starts(1).refusal()).isNull();
    // After the spray at 20, 40 and 60 minutes, then every 30.
    course.clock("2026-03-02T10:10").hears(new ClinicEvent.DoseEnded(1, 56));
    for (String due : List.of("10:30", "10:50", "11:10", "11:40", "12:10")) {
      assertThat(((Observing) course.session(1)).watch().due()).isEqualTo(at("2026-03-02T" + due));
      course.clock("2026-03-02T" + due).measures(1, 130, 80);
    }
  }

  @Test
  void a_changed_medication_waits_for_evaluation_and_somebody_is_told_when_it_takes_long() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").asked().measures(1, 120, 80).hears(arrived(1, true, true, true, true, false));
    course.said();
    assertThat(course.starts(1).refusal()).isEqualTo("AWAITING_EVALUATION");
    assertThat(course.said()).isEmpty();
    course.clock("2026-03-02T09:15").clocksRun();
    assertThat(course.said()).containsExactly(new SessionHeld(1, "AWAITING_EVALUATION", List.of("AWAITING_EVALUATION")));
    course.clock("2026-03-02T09:30").clocksRun().starts(1);
    assertThat(course.refusal()).isEqualTo("AWAITING_EVALUATION");
    assertThat(course.said()).isEmpty();
    course.hears(new MedicationsJudged(List.of()));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void a_judgement_of_another_day_is_not_waited_for_in_vain() {
    CourseUnderTest course = booked().clock("2026-03-01T09:00").hears(new MedicationsJudged(List.of()));
    course.clock("2026-03-02T09:00").asked().measures(1, 120, 80).hears(arrived(1, true, true, true, true, false));
    assertThat(course.starts(1).refusal()).isEqualTo("AWAITING_EVALUATION");
    course.hears(new MedicationsJudged(List.of()), at("2026-03-02T08:00"));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void a_drug_that_stands_in_the_way_needs_a_prescriber_for_every_newer_list() {
    CourseUnderTest course = readyToStart().hears(new MedicationsJudged(List.of("DI-05")));
    assertThat(course.starts(1).refusal()).isEqualTo("MEDICATION_REVIEW");
    assertThat(clears(course, Review.MANIA_REVIEW)).isEqualTo("NO_HOLD_TO_CLEAR");
    assertThat(clears(course, null)).isNull();
    course.clock("2026-03-02T09:10").hears(new MedicationsJudged(List.of("DI-05", "DI-13")));
    assertThat(course.starts(1).refusal()).isEqualTo("MEDICATION_REVIEW");
    assertThat(clears(course, Review.MEDICATION_REVIEW)).isNull();
    course.said();
    course.starts(1);
    assertThat(course.said()).contains(new SessionCleared(1, List.of("MEDICATION_REVIEW_CLEARED")));
  }

  @ParameterizedTest
  @CsvSource({"5,", "6,MANIA_REVIEW"})
  void a_scale_of_mania_at_its_cut_off_needs_a_prescriber(int total, String refusal) {
    CourseUnderTest course = readyToStart().hears(new AssessmentScored("m1", "ASRM", total, null, null, null));
    assertThat(course.starts(1).refusal()).isEqualTo(refusal);
  }

  @Test
  void several_holds_are_cleared_one_by_one() {
    CourseUnderTest course = readyToStart().clock("2026-03-02T09:05");
    course.hears(new VitalsRecorded(1, 120, 80, 120, null, 98, null, 38.4));
    assertThat(((Held) course.starts(1).session(1)).failures()).containsExactly("HR_REVIEW", "TEMPERATURE_REVIEW");
    assertThat(clears(course, null)).isEqualTo("HOLD_NOT_NAMED");
    assertThat(clears(course, Review.HR_REVIEW)).isNull();
    assertThat(course.starts(1).refusal()).isEqualTo("TEMPERATURE_REVIEW");
    course.clock("2026-03-02T09:20").hears(new VitalsRecorded(1, 120, 80, 100, null, 98, null, 37.9));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void a_failed_try_is_announced_once_and_may_be_repeated() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).asked();
    course.said();
    course.starts(1).starts(1);
    assertThat(course.refusal()).isEqualTo("BP_UNKNOWN");
    assertThat(course.said()).hasSize(1);
    course.measures(1, 120, 70).starts(1);
    assertThat(course.refusal()).isNull();
  }

  @ParameterizedTest
  @EnumSource(value = Consent.class, names = {"TREATMENT", "NO_DRIVING", "CONTROLLED_SUBSTANCE", "FINANCIAL"})
  void every_required_consent_must_be_active(Consent consent) {
    CourseUnderTest course = readyToStart();
    course.hears(new ConsentRevoked(consent));
    if (consent == Consent.TREATMENT) {
      assertThat(((Held) course.starts(1).session(1)).failures()).contains("CONSENT_TREATMENT");
    } else {
      assertThat(course.starts(1).refusal()).isEqualTo("CONSENT_" + consent);
    }
    course.clock("2026-03-02T09:10").hears(new ConsentGranted(consent, "2"));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @ParameterizedTest
  @EnumSource(value = Consent.class, names = {"TREATMENT", "NO_DRIVING", "CONTROLLED_SUBSTANCE", "FINANCIAL"})
  void a_consent_that_has_run_out_is_not_held_until_a_newer_one_is_given(Consent consent) {
    CourseUnderTest course = readyToStart();
    ConsentExpired expired = new ConsentExpired(consent, "1", at("2026-02-27T09:00"));
    assertThat(course.hears(expired).starts(1).refusal()).isEqualTo("CONSENT_" + consent);
    course.clock("2026-03-02T09:10").hears(new ConsentGranted(consent, "2")).hears(expired);
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void a_consent_that_runs_out_during_the_dose_does_not_stop_it() {
    CourseUnderTest course = dosing();
    course.said();
    course.hears(new ConsentExpired(Consent.TREATMENT, "1", at("2026-02-27T09:00")));
    assertThat(course.said()).isEmpty();
  }

  @Test
  void a_revocation_heard_late_does_not_undo_a_newer_grant() {
    CourseUnderTest course = readyToStart();
    course.hears(new ConsentRevoked(Consent.TREATMENT), at("2026-01-01T00:00"));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void an_open_escalation_blocks_until_it_is_resolved_in_whatever_order_both_are_heard() {
    CourseUnderTest course = readyToStart();
    assertThat(course.hears(new SuicideRiskEscalated("o1", RiskTier.HIGH, "CSSRS")).starts(1).refusal()).isEqualTo("RISK_OPEN");
    assertThat(course.hears(new SuicideRiskResolved("o1", "CLEARED")).starts(1).refusal()).isNull();

    CourseUnderTest other = readyToStart();
    other.hears(new SuicideRiskResolved("o1", "CLEARED")).hears(new SuicideRiskEscalated("o1", RiskTier.HIGH, "CSSRS"));
    assertThat(other.starts(1).refusal()).isNull();
  }

  @Test
  void an_alarming_answer_blocks_before_its_escalation_is_heard() {
    CourseUnderTest course = readyToStart();
    course.hears(new AssessmentScored("a3", "PHQ9", 20, null, null, 3));
    assertThat(course.starts(1).refusal()).isEqualTo("RISK_OPEN");
    course.clock("2026-03-02T09:30").hears(new SuicideRiskResolved("o3", "CLEARED"));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void a_correction_makes_no_old_answer_fresh() {
    CourseUnderTest course = booked().clock("2026-02-28T08:00").asked();
    course.clock("2026-03-02T09:00").arrives(1, true, true).measures(1, 120, 80);
    for (String instrument : List.of("PHQ9", "CSSRS_SCREEN")) {
      course.hears(new AssessmentScored("a-r02", instrument, 4, null, RiskTier.NONE, 0, null, null, null, "a", at("2026-02-28T08:00"), null));
    }
    assertThat(course.starts(1).refusal()).isEqualTo("RISK_UNKNOWN");
  }

  @Test
  void answers_of_the_day_before_yesterday_do_not_count() {
    CourseUnderTest course = booked().clock("2026-02-28T08:00").asked();
    course.clock("2026-03-02T09:00").arrives(1, true, true).measures(1, 120, 80);
    assertThat(course.starts(1).refusal()).isEqualTo("RISK_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"120,80,", "140,90,", "141,90,BP_CAUTION", "140,91,BP_CAUTION", "159,99,BP_CAUTION"})
  void a_pressure_below_the_hold_band_passes_with_a_caution_above_140_over_90(int systolic, int diastolic, String caution) {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).asked().measures(1, systolic, diastolic);
    course.said();
    course.starts(1);
    assertThat(course.said()).contains(new SessionCleared(1, caution == null ? List.of() : List.of(caution)));
  }

  @ParameterizedTest
  @CsvSource({"160,80", "120,100", "179,109", "180,80", "120,110"})
  void one_reading_in_the_hold_band_or_above_holds(int systolic, int diastolic) {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).asked().measures(1, systolic, diastolic);
    assertThat(course.starts(1).refusal()).isEqualTo("BP_HOLD");
  }

  @Test
  void s_02_two_readings_of_180_over_110_five_minutes_apart_mean_no_dose_today() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).asked().measures(1, 182, 110);
    course.said();
    course.clock("2026-03-02T09:05").measures(1, 184, 111);
    assertThat(course.said()).containsExactly(new SessionHeld(1, "BP_EXCLUDE", List.of("BP_EXCLUDE")));
    assertThat(course.session(1)).isInstanceOfSatisfying(Planned.class, waiting -> assertThat(waiting.rebookBy()).isEqualTo(at("2026-03-09T10:00")));
    assertThat(course.running().toFree()).hasSize(1);
    assertThat(course.starts(1).refusal()).isEqualTo("BP_EXCLUDE");
    assertThat(course.said()).isEmpty();
  }

  @Test
  void two_high_readings_too_near_to_each_other_do_not_exclude() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).asked().measures(1, 182, 110);
    course.clock("2026-03-02T09:04").measures(1, 184, 111);
    assertThat(course.starts(1).refusal()).isEqualTo("BP_HOLD");
  }

  @Test
  void s_03_a_raised_pressure_needs_two_repeats_and_a_prescriber_and_passes_with_care() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).asked().measures(1, 164, 98);
    assertThat(course.starts(1).refusal()).isEqualTo("BP_HOLD");
    assertThat(clears(course)).isEqualTo("REPEATS_MISSING");
    course.clock("2026-03-02T09:05").measures(1, 146, 90);
    assertThat(clears(course)).isEqualTo("REPEATS_MISSING");
    assertThat(course.starts(1).refusal()).isEqualTo("BP_HOLD");
    course.clock("2026-03-02T09:10").measures(1, 144, 88);
    assertThat(course.starts(1).refusal()).isEqualTo("BP_HOLD");
    assertThat(clears(course)).isNull();
    course.said();
    course.starts(1);
    assertThat(course.said()).contains(new SessionCleared(1, List.of("BP_HOLD_CLEARED", "BP_CAUTION")));
    // Every five minutes for the first twenty, then as usual.
    for (String due : List.of("09:15", "09:20", "09:25", "09:30")) {
      assertThat(((Dosing) course.session(1)).watch().due()).isEqualTo(at("2026-03-02T" + due));
      course.clock("2026-03-02T" + due).measures(1, 140, 88);
    }
    assertThat(((Dosing) course.session(1)).watch().due()).isEqualTo(at("2026-03-02T09:40"));
  }

  @Test
  void a_pressure_that_rises_after_the_prescribers_decision_holds_again() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).asked().measures(1, 164, 98);
    course.starts(1).clock("2026-03-02T09:05").measures(1, 146, 90).clock("2026-03-02T09:10").measures(1, 146, 90);
    assertThat(clears(course)).isNull();
    course.clock("2026-03-02T09:12").measures(1, 161, 90);
    assertThat(course.starts(1).refusal()).isEqualTo("BP_HOLD");
  }

  @Test
  void a_pressure_of_an_hour_ago_is_not_known_any_more() {
    CourseUnderTest course = readyToStart().clock("2026-03-02T10:01");
    assertThat(course.starts(1).refusal()).isEqualTo("BP_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"49,98,HR_REVIEW", "111,98,HR_REVIEW", "72,93,SPO2_REVIEW"})
  void pulse_and_saturation_count_where_measured(int heartRate, int spo2, String code) {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).asked();
    course.hears(new VitalsRecorded(1, 120, 80, heartRate, null, spo2, null, null));
    assertThat(course.starts(1).refusal()).isEqualTo(code);
  }

  @Test
  void a_later_decision_against_treatment_holds() {
    CourseUnderTest course = readyToStart();
    course.hears(new EligibilityDecided("d2", Outcome.NOT_ELIGIBLE, List.of(), "p", at("2026-06-01T00:00")));
    assertThat(course.starts(1).refusal()).isEqualTo("NOT_ELIGIBLE");
  }

  @Test
  void nothing_starts_while_something_of_the_course_is_parked_in_another_service() {
    CourseUnderTest course = readyToStart();
    course.hears(new EvaluationEvent.CourseBlocked(1, "intake.consent-granted.v1"));
    course.hears(new FollowupEvent.CourseBlocked(1, "clock"));
    assertThat(course.starts(1).refusal()).isEqualTo("COURSE_BLOCKED");
    course.hears(new EvaluationEvent.CourseUnblocked(1));
    assertThat(course.starts(1).refusal()).isEqualTo("COURSE_BLOCKED");
    course.hears(new FollowupEvent.CourseUnblocked(1));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void a_start_fails_closed_while_the_newest_decisions_may_be_unread() {
    CourseUnderTest course = readyToStart();
    course.said();
    course.runs((series, when) -> Starts.start((Running) series, 1, new Starts.Upstream(true, false), POLICY, when));
    assertThat(course.refusal()).isEqualTo("UPSTREAM_STALE");
    course.runs((series, when) -> Starts.start((Running) series, 1, new Starts.Upstream(false, true), POLICY, when));
    assertThat(course.refusal()).isEqualTo("COURSE_BLOCKED");
    assertThat(course.said()).isEmpty();
    assertThat(course.session(1)).isInstanceOf(CheckedIn.class);
  }

  @Test
  void the_next_session_may_not_come_too_soon() {
    CourseUnderTest course = booked().plays(1, "2026-03-02");
    course.clock("2026-03-03T09:00");
    course.books(2, List.of(CourseUnderTest.FIRST_DAY.plusDays(1)));
    assertThat(course.refusal()).isEqualTo("SERIES_CHANGED");
  }

  private static @Nullable String clears(CourseUnderTest course) {
    return clears(course, Review.BP_HOLD);
  }

  private static @Nullable String clears(CourseUnderTest course, @Nullable Review review) {
    return course.runs((series, when) -> Holds.clear((Running) series, 1, review, "rested, anxious", POLICY, when)).refusal();
  }
}
