package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.FIRST_DAY;
import static org.treatmentcourse.scheduling.CourseUnderTest.INDUCTION;
import static org.treatmentcourse.scheduling.CourseUnderTest.MAINTENANCE;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.approved;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;
import static org.treatmentcourse.scheduling.CourseUnderTest.dosing;
import static org.treatmentcourse.scheduling.CourseUnderTest.readyToStart;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.ClinicEvent.DoseEnded;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.SchedulingEvent.BpSeverity;
import org.treatmentcourse.contracts.SchedulingEvent.DoseCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesAtRisk;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionMissed;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.scheduling.CourseUnderTest;

class SeriesTest {

  @Test
  void s_01_six_sessions_are_booked_held_and_completed_and_then_maintenance_goes_on() {
    CourseUnderTest course = booked();
    assertThat(course.said()).singleElement().isInstanceOfSatisfying(SessionsBooked.class, event -> assertThat(event.bookings()).hasSize(6));
    String[] dates = {"2026-03-02", "2026-03-04", "2026-03-06", "2026-03-09", "2026-03-11", "2026-03-13"};
    for (int n = 1; n <= 6; n++) {
      course.plays(n, dates[n - 1]);
      assertThat(course.refusal()).isNull();
      assertThat(course.said())
          .extracting(event -> event.getClass().getSimpleName())
          .containsExactly("SessionCheckedIn", "SessionCleared", "DoseStarted", "DoseCompleted", "SessionCompleted");
    }
    course.hears(new PlanAdjusted(MAINTENANCE, "MAINTENANCE_ACCEPTED", "p1"));
    course.books(7, List.of(FIRST_DAY.plusDays(18)));
    course.said();
    course.plays(7, "2026-03-20");
    assertThat(course.said()).contains(new SessionCompleted(7, Phase.MAINTENANCE, 2, 7, 40, 140, 85, BpSeverity.EXPECTED));
    assertThat(course.running().timers()).isEmpty();
  }

  @Test
  void a_plan_heard_before_the_course_is_kept_until_it_opens() {
    CourseUnderTest course = new CourseUnderTest();
    course.hears(new PlanApproved(INDUCTION, "p1"));
    assertThat(course.state().isOpen()).isFalse();
    course.opened();
    assertThat(course.running().sessions()).hasSize(6).allMatch(Planned.class::isInstance);
  }

  @Test
  void an_older_plan_version_changes_nothing() {
    CourseUnderTest course = approved().hears(new PlanAdjusted(MAINTENANCE, "MAINTENANCE_ACCEPTED", "p1"));
    Series before = course.state();
    assertThat(course.hears(new PlanApproved(INDUCTION, "p1")).state()).isEqualTo(before);
  }

  @Test
  void s_07_a_no_show_keeps_its_number_and_waits_until_seven_days_after_the_dose_before() {
    CourseUnderTest course = booked().plays(1, "2026-03-02").plays(2, "2026-03-04");
    course.said();
    course.clock("2026-03-06T09:29").clocksRun();
    assertThat(course.said()).isEmpty();
    course.clock("2026-03-06T09:30").clocksRun();
    assertThat(course.said()).containsExactly(new SessionMissed(3, at("2026-03-11T10:20")));
    assertThat(course.running().sessions()).hasSize(6);
    course.clock("2026-03-09T08:00").clocksRun();
    assertThat(course.said()).isEmpty();
  }

  @Test
  void a_session_that_is_not_rebooked_in_time_puts_the_series_at_risk_once() {
    CourseUnderTest course = booked().plays(1, "2026-03-02").plays(2, "2026-03-04").clock("2026-03-06T09:30").clocksRun();
    for (int n = 4; n <= 6; n++) {
      int number = n;
      course.runs((series, when) -> Cancellations.cancel((Running) series, number, "CLINIC", POLICY, when));
    }
    course.said();
    course.clock("2026-03-30T09:00").clocksRun();
    assertThat(course.said()).contains(new SeriesAtRisk(3, "NOT_REBOOKED_IN_TIME")).hasSize(4);
    assertThat(course.clock("2026-04-30T09:00").clocksRun().said()).isEmpty();
  }

  @Test
  void after_two_no_shows_nothing_is_booked_until_the_contact_task_is_closed() {
    CourseUnderTest course = booked().clock("2026-03-04T12:00").clocksRun();
    assertThat(course.running().noShows()).isEqualTo(new Running.NoShows(2, true));
    course.hears(new TaskOpened("t1", "NO_SHOW_REVIEW", "clinician", course.now()));
    course.hears(new TaskOpened("t2", "MISSED_SESSION_CHECK_IN", "clinician", course.now()));
    course.hears(new TaskClosed("t2", "DONE")).books(1, List.of(FIRST_DAY.plusDays(3)));
    assertThat(course.refusal()).isEqualTo("BOOKING_ON_HOLD");
    assertThat(Blocks.ofBooking(course.running(), POLICY, course.now()).orElseThrow().code()).isEqualTo("BOOKING_ON_HOLD");
    course.hears(new TaskClosed("t1", "REACHED"));
    assertThat(Blocks.ofBooking(course.running(), POLICY, course.now())).isEmpty();
  }

  @Test
  void an_arrival_just_in_time_is_no_no_show() {
    CourseUnderTest course = booked().clock("2026-03-02T09:29").arrives(1, true, true);
    course.said();
    course.clock("2026-03-02T09:30").clocksRun();
    assertThat(course.said()).isEmpty();
  }

  @Test
  void a_patient_who_is_measured_is_here_even_if_nobody_said_so_yet() {
    CourseUnderTest course = booked().clock("2026-03-02T09:10");
    course.said();
    course.measures(1, 120, 80).arrives(1, true, true);
    assertThat(course.said()).containsExactly(new SessionCheckedIn(1));
    assertThat(course.clock("2026-03-02T10:00").clocksRun().said()).isEmpty();
    assertThat(course.asked().starts(1).refusal()).isNull();
  }

  @Test
  void a_patient_who_is_on_site_but_has_no_dose_by_midnight_needs_a_new_time() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true).starts(1);
    course.said();
    course.clock("2026-03-03T00:00").clocksRun();
    assertThat(course.said()).containsExactly(new SessionCancelled(1, "CLINIC", true));
    assertThat(course.session(1)).isInstanceOf(Planned.class);
  }

  @Test
  void an_arrival_on_another_day_is_refused() {
    CourseUnderTest course = booked().clock("2026-03-03T09:00").arrives(2, true, true);
    assertThat(course.refusal()).isEqualTo("WRONG_DAY");
  }

  @Test
  void what_is_told_later_completes_what_was_told_at_the_desk() {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, null, true);
    course.said();
    course.arrives(1, true, null).asked().measures(1, 120, 80);
    assertThat(course.said()).isEmpty();
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void a_suspension_releases_every_future_booking_and_no_session_starts() {
    CourseUnderTest course = booked().plays(1, "2026-03-02");
    course.said();
    course.hears(new PlanSuspended("PREGNANCY", 1));
    assertThat(course.said()).hasSize(5).allMatch(SessionCancelled.class::isInstance);
    assertThat(course.running().toFree()).hasSize(5);
    assertThat(course.running().timers()).isEmpty();
    assertThat(Blocks.ofBooking(course.running(), POLICY, course.now()).orElseThrow().code()).isEqualTo("PLAN_SUSPENDED");
    course.hears(new PlanResumed(1, List.of("PREGNANCY")));
    assertThat(Blocks.ofBooking(course.running(), POLICY, course.now())).isEmpty();
  }

  @Test
  void a_suspension_that_is_heard_after_its_lifting_changes_nothing() {
    CourseUnderTest course = booked().hears(new PlanResumed(1, List.of("PREGNANCY")));
    course.said();
    course.hears(new PlanSuspended("PREGNANCY", 1));
    assertThat(course.said()).isEmpty();
    assertThat(course.running().sessions()).allMatch(Booked.class::isInstance);
  }

  @Test
  void a_suspension_of_a_patient_who_is_already_here_blocks_the_start() {
    CourseUnderTest course = readyToStart().hears(new PlanSuspended("PREGNANCY", 1));
    assertThat(course.starts(1).refusal()).isEqualTo("PLAN_SUSPENDED");
  }

  @Test
  void a_consent_taken_back_during_the_dose_stops_it_and_the_patient_is_looked_after() {
    CourseUnderTest course = dosing();
    course.said();
    course.clock("2026-03-02T09:40").hears(new ConsentRevoked(Consent.TREATMENT));
    List<ServiceEvent> said = course.said();
    assertThat(said).contains(new InfusionStopped(1, "CONSENT_REVOKED"));
    assertThat(said).filteredOn(SessionCancelled.class::isInstance).hasSize(5);
    course.hears(new DoseEnded(1, 20));
    assertThat(course.said()).containsExactly(new DoseCompleted(1, 20));
    course.clock("2026-03-02T10:40").measures(1, 128, 78).discharges(1);
    assertThat(course.said()).containsExactly(new SessionCompleted(1, Phase.INDUCTION, 1, 6, 20, 128, 78, BpSeverity.EXPECTED));
  }

  @Test
  void a_hold_that_arrives_during_the_dose_raises_an_alarm_at_once() {
    CourseUnderTest course = dosing();
    course.said();
    course.hears(new SuicideRiskEscalated("o1", RiskTier.HIGH, "CSSRS"));
    assertThat(course.said()).containsExactly(new SessionHeld(1, "HOLD_DURING_DOSING", List.of("RISK_OPEN")));
    course.hears(new PlanSuspended("PREGNANCY", 1));
    assertThat(course.said()).contains(new SessionHeld(1, "HOLD_DURING_DOSING", List.of("PREGNANCY")));
    assertThat(course.session(1)).isInstanceOf(Dosing.class);
  }

  @Test
  void a_closed_course_gives_its_bookings_back_and_finishes_who_is_here() {
    CourseUnderTest course = dosing();
    course.said();
    course.hears(new CourseClosed("PATIENT_WITHDREW"));
    assertThat(course.said()).hasSize(5).allMatch(SessionCancelled.class::isInstance);
    course.clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T11:00").measures(1, 128, 78).discharges(1);
    assertThat(course.refusal()).isNull();
    assertThat(Blocks.ofBooking(course.running(), POLICY, course.now()).orElseThrow().code()).isEqualTo("COURSE_CLOSED");
    assertThat(course.running().timers()).isEmpty();
  }

  @Test
  void a_newer_plan_takes_sessions_away_that_have_not_begun() {
    CourseUnderTest course = booked().plays(1, "2026-03-02").plays(2, "2026-03-04");
    course.said();
    course.hears(new PlanAdjusted(MAINTENANCE, "EARLY_REMISSION", "p1"));
    assertThat(course.said()).hasSize(4).allMatch(SessionCancelled.class::isInstance);
    assertThat(course.running().sessions()).extracting(Session::number).containsExactly(1, 2, 7);
  }

  @Test
  void a_cancellation_with_less_than_a_days_notice_is_late() {
    CourseUnderTest course = booked();
    course.said();
    course.clock("2026-03-01T09:01");
    course.runs((series, when) -> Cancellations.cancel((Running) series, 1, "PATIENT", POLICY, when));
    course.runs((series, when) -> Cancellations.cancel((Running) series, 2, "PATIENT", POLICY, when));
    assertThat(course.said()).containsExactly(new SessionCancelled(1, "PATIENT", true), new SessionCancelled(2, "PATIENT", false));
  }

  @Test
  void an_adverse_event_is_told_at_whatever_stage_but_not_of_a_session_that_does_not_exist() {
    CourseUnderTest course = booked();
    course.said();
    course.hears(new AdverseEventRecorded(1, "Nausea", 1, false));
    assertThat(course.said()).containsExactly(new SchedulingEvent.AdverseEventRecorded(1, "Nausea", 1, false));
    assertThat(course.hears(new AdverseEventRecorded(9, "Nausea", 1, false)).refusal()).isEqualTo("SESSION_UNKNOWN");
  }

  @Test
  void a_repeated_arrival_or_end_of_dose_does_no_harm() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40));
    Series before = course.state();
    course.said();
    assertThat(course.hears(new DoseEnded(1, 40)).refusal()).isEqualTo("DOSE_ALREADY_ENDED");
    assertThat(course.arrives(1, true, true).refusal()).isEqualTo("SESSION_BEGUN");
    assertThat(course.starts(1).refusal()).isEqualTo("SESSION_BEGUN");
    assertThat(course.state()).isEqualTo(before);
    assertThat(course.said()).isEmpty();
  }

  @Test
  void a_booker_that_was_asleep_finds_its_attempt_gone_and_books_nothing() {
    CourseUnderTest course = approved();
    Attempt attempt = new Attempt("a", List.of("c1/bethesda/2026-03-02"), Instant.EPOCH);
    course.runs((series, when) -> Bookings.begin((Running) series, ((Running) series).sessions(), attempt));
    course.runs((series, when) -> Bookings.begin((Running) series, ((Running) series).sessions(), attempt));
    assertThat(course.refusal()).isEqualTo("BOOKING_IN_PROGRESS");
    course.runs((series, when) -> Bookings.end(series, "a"));
    course.runs((series, when) -> Bookings.commit((Running) series, "a", List.of(CourseUnderTest.appointment(1, FIRST_DAY, "a")), POLICY, when));
    assertThat(course.refusal()).isEqualTo("ATTEMPT_GONE");
    assertThat(course.said()).isEmpty();
  }

  @Test
  void check_in_is_announced_once() {
    CourseUnderTest course = booked().clock("2026-03-02T08:50");
    course.said();
    course.arrives(1, true, true).arrives(1, true, true);
    assertThat(course.said()).containsExactly(new SessionCheckedIn(1));
  }
}
