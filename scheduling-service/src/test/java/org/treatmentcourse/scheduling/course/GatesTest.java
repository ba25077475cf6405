package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;
import static org.treatmentcourse.scheduling.CourseUnderTest.dosing;
import static org.treatmentcourse.scheduling.CourseUnderTest.readyToStart;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.IntakeEvent.ConsentExpired;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
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
    course.hears(new VitalsRecorded(1, 120, 80, heartRate, null, spo2, null));
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

  private static @org.jspecify.annotations.Nullable String clears(CourseUnderTest course) {
    return course.runs((series, when) -> Holds.clear((Running) series, 1, "rested, anxious", POLICY, when)).refusal();
  }
}
