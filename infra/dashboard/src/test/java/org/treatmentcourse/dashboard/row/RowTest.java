package org.treatmentcourse.dashboard.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.BoardEvent.SessionRow;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.FollowupEvent.TaskOverdue;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.SchedulingEvent.LeftAgainstAdvice;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormBreached;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormPrepared;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormSubmitted;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesReleased;
import org.treatmentcourse.contracts.SchedulingEvent.TransferredAcute;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesAtRisk;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.SchedulingEvent.VitalsOverdue;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;

class RowTest {
  private static final CourseRef COURSE = new CourseRef("c1", "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  private static final Instant START = Instant.parse("2026-11-10T14:00:00Z");
  private static final ConsultationRequested REQUESTED = new ConsultationRequested("bethesda", Indication.TRD, Urgency.SOON, 42, Sex.FEMALE);
  private static final PlanApproved APPROVED =
      new PlanApproved(new Plan(1, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 2, 36, 7, 3, 0), "1");

  private Row row = Row.initial(COURSE);
  private Instant now = START;

  private Decision<Row> hear(ServiceEvent event) {
    now = now.plusSeconds(60);
    Decision<Row> decision = Row.hear(row, event, new Occurrence(COURSE, "e" + now, now, now));
    row = decision.state();
    return decision;
  }

  private CourseRow after(ServiceEvent... events) {
    for (ServiceEvent event : events) {
      hear(event);
    }
    return CourseRows.of(row.heard(), COURSE);
  }

  private static SessionsBooked booked(int... sessions) {
    return new SessionsBooked(
        1,
        java.util.Arrays.stream(sessions)
            .mapToObj(
                n -> new Booking(n, "bethesda", LocalDate.of(2026, 11, 10 + n), LocalTime.of(9, 30), "America/New_York", START.plusSeconds(86_400L * n), 130))
            .toList());
  }

  private static SessionCompleted completed(int session) {
    return new SessionCompleted(session, Phase.INDUCTION, 1, 2, 40, 140, 85);
  }

  @Test
  void is_open_from_the_first_event_it_hears() {
    assertThat(row.isOpen()).isFalse();
    Decision<Row> decision = hear(new SessionCheckedIn(1));
    assertThat(decision.state().isOpen()).isTrue();
    assertThat(decision.events()).hasSize(1);
  }

  @Test
  void publishes_a_row_only_when_it_changed() {
    hear(REQUESTED);
    ConsentGranted consent = new ConsentGranted(Consent.TREATMENT, "v1");
    assertThat(hear(consent).events()).hasSize(1);
    // An assessment without a total says nothing that a row shows.
    assertThat(hear(new AssessmentScored("a", "CSSRS_SCREEN", null, null, RiskTier.NONE, null)).events()).isEmpty();
    assertThat(hear(new TaskClosed("nobody-knows", "DONE")).events()).isEmpty();
  }

  @Test
  void the_stage_follows_the_course() {
    assertThat(after(REQUESTED).stage()).isEqualTo("REFERRED");
    assertThat(after(new ConsentGranted(Consent.TREATMENT, "v1")).stage()).isEqualTo("INTAKE");
    assertThat(after(APPROVED).stage()).isEqualTo("APPROVED");
    assertThat(after(booked(1, 2)).stage()).isEqualTo("APPROVED");
    assertThat(after(new DoseStarted(1, 40)).stage()).isEqualTo("INDUCTION");
    assertThat(after(completed(1)).stage()).isEqualTo("INDUCTION");
    assertThat(after(completed(2)).stage()).isEqualTo("REVIEW");
    assertThat(after(new CourseClosed("COMPLETED")).stage()).isEqualTo("CLOSED");
  }

  @Test
  void a_session_has_a_time_with_its_zone_and_keeps_it_when_it_is_cancelled() {
    SessionRow session = after(booked(1), new SessionCancelled(1, "PATIENT", true)).sessions().getFirst();
    assertThat(session.status()).isEqualTo("CANCELLED");
    assertThat(session.reason()).isEqualTo("PATIENT_LATE");
    assertThat(session.date()).isEqualTo("2026-11-11");
    assertThat(session.start()).isEqualTo("09:30");
    assertThat(session.zone()).isEqualTo("America/New_York");
  }

  @Test
  void a_held_session_says_why() {
    SessionRow session = after(booked(1), new SessionCheckedIn(1), new SessionHeld(1, "BP_EXCLUDE", List.of("BP_EXCLUDE"))).sessions().getFirst();
    assertThat(session.status()).isEqualTo("HELD");
    assertThat(session.reason()).isEqualTo("BP_EXCLUDE");
  }

  @Test
  void a_hold_during_the_dose_does_not_hide_that_the_drug_is_running() {
    SessionRow session = after(booked(1), new DoseStarted(1, 40), new SessionHeld(1, "RISK_OPEN", List.of("RISK_OPEN"))).sessions().getFirst();
    assertThat(session.status()).isEqualTo("DOSING");
    assertThat(session.reason()).isEqualTo("RISK_OPEN");
  }

  @Test
  void a_completed_session_says_if_it_did_not_end_with_a_discharge() {
    SessionRow left = after(booked(1), new DoseStarted(1, 40), new LeftAgainstAdvice(1, 25, List.of("EARLY_DISCHARGE"), true), completed(1)).sessions().getFirst();
    assertThat(left.status()).isEqualTo("COMPLETED");
    assertThat(left.reason()).isEqualTo("LEFT_AGAINST_ADVICE");
    SessionRow taken = after(booked(2), new DoseStarted(2, 40), new TransferredAcute(2, "CHEST_PAIN"), completed(2)).sessions().get(1);
    assertThat(taken.reason()).isEqualTo("TRANSFERRED_ACUTE");
  }

  @Test
  void a_series_that_is_held_is_flagged_until_a_person_lets_it_go_on() {
    assertThat(after(booked(1), new SeriesHeld(1, 1, "SERIOUS_ADVERSE_EVENT")).flags()).containsExactly("SERIES_HELD");
    assertThat(after(new SeriesReleased(1)).flags()).isEmpty();
  }

  @Test
  void a_form_is_on_its_session_until_it_was_sent_and_flagged_once_it_is_overdue() {
    Instant due = Instant.parse("2026-11-08T17:05:00Z");
    CourseRow waiting = after(booked(1), new DoseStarted(1, 56), completed(1), new RemsFormPrepared(1, due));
    assertThat(waiting.sessions().getFirst().formDueAt()).isEqualTo(due);
    assertThat(waiting.flags()).isEmpty();
    assertThat(after(new RemsFormBreached(1, due)).flags()).containsExactly("FORM_OVERDUE");
    CourseRow sent = after(new RemsFormSubmitted(1, true));
    assertThat(sent.sessions().getFirst().formDueAt()).isNull();
    assertThat(sent.flags()).isEmpty();
  }

  @Test
  void a_stop_is_shown_even_if_it_is_heard_before_the_start() {
    CourseRow before = after(booked(1), new InfusionStopped(1, "BP_CRITICAL"));
    assertThat(before.sessions().getFirst().status()).isEqualTo("STOPPED");
    CourseRow running = after(new DoseStarted(1, 40));
    assertThat(running.sessions().getFirst().status()).isEqualTo("STOPPED");
    assertThat(running.flags()).contains("STOPPED");
    CourseRow left = after(completed(1));
    assertThat(left.sessions().getFirst().status()).isEqualTo("COMPLETED");
    assertThat(left.sessions().getFirst().reason()).isEqualTo("BP_CRITICAL");
    assertThat(left.flags()).doesNotContain("STOPPED");
  }

  @Test
  void a_risk_is_flagged_until_it_is_resolved_also_if_that_is_heard_first() {
    assertThat(after(new SuicideRiskEscalated("o1", RiskTier.HIGH, "PHQ9")).flags()).containsExactly("RISK");
    assertThat(after(new SuicideRiskResolved("o1", "SAFETY_PLAN")).flags()).isEmpty();
    assertThat(after(new SuicideRiskResolved("o2", "SAFETY_PLAN")).flags()).isEmpty();
    assertThat(after(new SuicideRiskEscalated("o2", RiskTier.HIGH, "PHQ9")).flags()).isEmpty();
  }

  @Test
  void a_course_is_suspended_while_a_suspension_is_above_the_last_one_lifted() {
    CourseRow suspended = after(APPROVED, new PlanResumed(1, List.of("PREGNANCY")), new PlanSuspended("CONSENT_REVOKED", 2));
    assertThat(suspended.flags()).containsExactly("SUSPENDED");
    assertThat(suspended.suspendedFor()).containsExactly("CONSENT_REVOKED");
    assertThat(after(new PlanSuspended("PREGNANCY", 1)).suspendedFor()).containsExactly("CONSENT_REVOKED");
    assertThat(after(new PlanResumed(2, List.of("CONSENT_REVOKED"))).flags()).isEmpty();
  }

  @Test
  void a_course_is_blocked_while_something_of_it_is_parked_in_any_service() {
    assertThat(after(new IntakeEvent.CourseBlocked(1, "clock"), new SchedulingEvent.CourseBlocked(1, "clock")).flags()).containsExactly("BLOCKED");
    assertThat(after(new IntakeEvent.CourseUnblocked(1)).flags()).containsExactly("BLOCKED");
    assertThat(after(new SchedulingEvent.CourseUnblocked(2)).flags()).isEmpty();
    assertThat(after(new SchedulingEvent.CourseBlocked(2, "clock")).flags()).isEmpty();
  }

  @Test
  void a_revoked_consent_is_flagged_until_it_is_given_again() {
    assertThat(after(new ConsentGranted(Consent.TREATMENT, "v1"), new ConsentRevoked(Consent.TREATMENT)).flags()).containsExactly("CONSENT_REVOKED");
    assertThat(after(new ConsentGranted(Consent.TREATMENT, "v2")).flags()).isEmpty();
  }

  @Test
  void an_expired_consent_is_flagged_until_a_newer_grant_is_heard() {
    hear(new ConsentGranted(Consent.TREATMENT, "v1"));
    java.time.Instant grantedAt = now;

    assertThat(after(new IntakeEvent.ConsentExpired(Consent.TREATMENT, "v1", grantedAt)).flags()).containsExactly("CONSENT_EXPIRED");
    assertThat(after(new ConsentGranted(Consent.TREATMENT, "v2")).flags()).isEmpty();
    assertThat(after(new IntakeEvent.ConsentExpired(Consent.TREATMENT, "v1", grantedAt)).flags()).isEmpty();
  }

  @Test
  void a_series_is_at_risk_until_its_session_has_a_new_time() {
    assertThat(after(booked(1, 2), new SeriesAtRisk(2, "NOT_REBOOKED_IN_TIME")).flags()).containsExactly("AT_RISK");
    assertThat(after(booked(2)).flags()).isEmpty();
  }

  @Test
  void overdue_vitals_are_flagged_while_the_patient_is_there() {
    assertThat(after(booked(1), new DoseStarted(1, 40), new VitalsOverdue(1, START)).flags()).containsExactly("VITALS_OVERDUE");
    assertThat(after(completed(1)).flags()).isEmpty();
  }

  @Test
  void an_overdue_task_goes_to_whoever_must_act_now_and_closed_ones_leave() {
    CourseRow overdue = after(new TaskOpened("t1", "RISK_REVIEW", "nurse", START), new TaskOverdue("t1", "clinician"));
    assertThat(overdue.openTasks().get("t1")).satisfies(task -> assertThat(task.role()).isEqualTo("clinician"));
    assertThat(overdue.flags()).containsExactly("TASK_OVERDUE");
    assertThat(after(new TaskClosed("t1", "PATIENT_REACHED")).openTasks()).isEmpty();
  }

  @Test
  void the_last_score_is_of_the_instrument_that_response_is_judged_by() {
    CourseRow scored =
        after(new AssessmentScored("a1", "PHQ9", 15, "MODERATELY_SEVERE", null, 0), new AssessmentScored("a2", "GAD7", 8, null, null, null));
    assertThat(scored.lastScore()).isEqualTo(15);
    assertThat(scored.lastInstrument()).isEqualTo("PHQ9");
    assertThat(scored.scores()).hasSize(2);
  }

  @Test
  void a_corrected_score_takes_the_place_of_the_first_one_and_not_of_a_later_one() {
    after(new AssessmentScored("a1", "PHQ9", 15, "MODERATELY_SEVERE", null, 0));
    Instant answered = now;
    CourseRow corrected =
        after(
            new AssessmentScored("a2", "PHQ9", 12, "MODERATE", null, 0),
            new AssessmentScored("a1-r02", "PHQ9", 20, "SEVERE", null, 0, null, null, null, "a1", answered, null));
    assertThat(corrected.scores()).extracting(score -> score.total()).containsExactly(20, 12);
    assertThat(corrected.lastScore()).isEqualTo(12);
  }
}
