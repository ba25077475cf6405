package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.treatmentcourse.followup.Story.checkIn;
import static org.treatmentcourse.followup.Story.completed;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.CheckInDue;
import org.treatmentcourse.contracts.FollowupEvent.CheckInMissed;
import org.treatmentcourse.contracts.FollowupEvent.CheckInReceived;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationAccepted;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationDeclined;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationWithdrawn;
import org.treatmentcourse.contracts.FollowupEvent.Recommended;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.ResponseClassified;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.IntakeEvent.IntakeDeclined;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.SchedulingEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.SchedulingEvent.LeftAgainstAdvice;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesAtRisk;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormBreached;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormSubmitted;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormUnsent;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesReleased;
import org.treatmentcourse.contracts.SchedulingEvent.Urging;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionMissed;
import org.treatmentcourse.contracts.SchedulingEvent.TransferredAcute;
import org.treatmentcourse.contracts.SchedulingEvent.VitalsOverdue;
import org.treatmentcourse.followup.course.Closing;
import org.treatmentcourse.followup.course.Followup;

/** The follow-up of one course from the first score to its end: S-01, S-07, S-32, S-33 and DOMAIN 6. */
class OneCourseTest {

  @Test
  void follows_a_responder_from_baseline_to_maintenance_to_the_end() {
    Story story = new Story().readyForInduction(21).sessions(1, 3, 18).then();
    story.at(day(16)).hear(phq9(9, 0));
    assertThat(story.told(ResponseClassified.class)).containsExactly(new ResponseClassified("PHQ9", Response.RESPONSE, 21, 9, 57, 3));

    story.sessions(4, 6, 8).then().at(day(26)).hear(phq9(4, 0));
    assertThat(story.told(ResponseClassified.class)).containsExactly(new ResponseClassified("PHQ9", Response.REMISSION, 21, 4, 80, 6));
    assertThat(story.told(Recommended.class)).singleElement().satisfies(one -> {
      assertThat(one.recommendation()).isEqualTo("end-6");
      assertThat(one.reasons()).containsExactly("AFTER_INDUCTION", "REMISSION");
      assertThat(one.readings()).as("baseline and newest").hasSize(2);
      assertThat(one.policyVersion()).isEqualTo(Story.POLICY.version());
    });
    assertThat(story.recommended()).containsExactly("RESPONSE: MAINTAIN 7, (OBSERVE)");
    String task = story.told(TaskOpened.class).getLast().task();

    story.then().accept("end-6");
    assertThat(story.told())
        .containsExactly(
            new RecommendationAccepted("end-6", new Option(Action.MAINTAIN, 7, null, false), false, null, 6), new TaskClosed(task, "ACCEPTED"));

    story.adjusted(2, 7, 7).then();
    story.at(day(32)).hear(phq9(4, 0)).hear(cssrs()).hear(new DoseStarted(7, 40)).at(day(32.1)).hear(completed(7, Phase.MAINTENANCE, 7));
    assertThat(story.recommended()).containsExactly("STEADY: MAINTAIN 7, (OBSERVE)");

    story.hear(checkIn(7)).then().command((state, when) -> Closing.close(state, "COMPLETED", when, Story.POLICY));
    assertThat(story.told()).startsWith(new RecommendationWithdrawn("turn-7", "COURSE_CLOSED")).endsWith(new CourseClosed("COMPLETED"));
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).containsExactly("WITHDRAWN");
    assertThat(story.state()).isInstanceOf(Followup.Closed.class);
    assertThat(story.state().timers()).isEmpty();
  }

  @Test
  void steps_to_the_next_longer_interval_after_two_good_scores_at_the_present_one() {
    Maintained story = inMaintenance(7).sessionAt(7, 32, 4).accepted("turn-7", 3, 8, 7);
    story.story.then();
    story.sessionAt(8, 39, 4);
    assertThat(story.story.recommended()).containsExactly("STABLE: MAINTAIN 14, (OBSERVE)");
  }

  @Test
  void keeps_the_interval_after_a_moderate_adverse_event() {
    Maintained story = inMaintenance(7).sessionAt(7, 32, 4).accepted("turn-7", 3, 8, 7);
    story.story.at(day(33)).hear(new AdverseEventRecorded(7, "Dizziness", 2, false)).then();
    story.sessionAt(8, 39, 4);
    assertThat(story.story.recommended()).containsExactly("STEADY: MAINTAIN 7, (OBSERVE)");
  }

  @Test
  void steps_back_to_a_shorter_interval_when_the_score_is_five_above_the_best() {
    Maintained story = inMaintenance(21);
    story.story.then();
    story.sessionAt(7, 47, 9);
    assertThat(story.story.recommended()).containsExactly("ABOVE_BEST: MAINTAIN 14, (OBSERVE)");
  }

  @Test
  void suspects_a_relapse_once_per_score() {
    Maintained story = inMaintenance(21);
    story.story.then();
    story.sessionAt(7, 47, 12);
    assertThat(story.story.told(TaskOpened.class)).filteredOn(t -> t.kind().equals("RELAPSE_SUSPECTED")).hasSize(1);
  }

  @Test
  void recommends_to_stop_after_a_full_induction_without_response_and_asks_for_a_referral_then() {
    Story story = new Story().readyForInduction(20).sessions(1, 6, 18).then().at(day(26)).hear(phq9(17, 0));

    assertThat(story.told(ResponseClassified.class)).singleElement().satisfies(r -> assertThat(r.response()).isEqualTo(Response.NON_RESPONSE));
    assertThat(story.recommended()).containsExactly("NON_RESPONSE: STOP");
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("RESPONSE_REVIEW");

    story.then().accept("end-6");
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("REFERRAL");
  }

  @Test
  void asks_for_a_review_after_three_sessions_without_response_and_cancels_nothing() {
    Story story = new Story().readyForInduction(22).sessions(1, 3, 20).then().at(day(16)).hear(phq9(18, 0));

    assertThat(story.told(ResponseClassified.class)).singleElement().satisfies(r -> assertThat(r.changePct()).isEqualTo(18));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("RESPONSE_REVIEW");
  }

  @Test
  void says_nothing_about_response_before_the_first_review_point() {
    Story story = new Story().readyForInduction(21).sessions(1, 2, 4);
    assertThat(story.told(ResponseClassified.class)).isEmpty();
  }

  @Test
  void says_it_again_between_review_points_only_when_the_class_changes() {
    Story story = new Story().readyForInduction(21).sessions(1, 4, 9).then();
    story.at(day(18)).hear(phq9(8, 0));
    assertThat(story.told(ResponseClassified.class)).isEmpty();
    story.at(day(18.5)).hear(phq9(4, 0));
    assertThat(story.told(ResponseClassified.class)).singleElement().satisfies(r -> assertThat(r.response()).isEqualTo(Response.REMISSION));
  }

  @Test
  void calls_a_rise_of_the_risk_tier_worsening_whatever_the_total_says() {
    Story story = new Story().readyForInduction(21).sessions(1, 3, 18).then();
    story.at(day(16)).hear(cssrs("q1")).hear(phq9(4, 0));
    assertThat(story.told(ResponseClassified.class)).singleElement().satisfies(r -> assertThat(r.response()).isEqualTo(Response.WORSENING));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).contains("WORSENING_REVIEW");
  }

  @Test
  void takes_the_last_score_within_fourteen_days_before_the_first_dose_as_baseline() {
    Story story = new Story().opened().hear(phq9(27, 3)).at(day(10)).hear(phq9(16, 0)).at(day(11)).hear(phq9(20, 0));
    story.hear(new org.treatmentcourse.contracts.EvaluationEvent.PlanApproved(Story.induction(6), "p"));
    story.at(day(12)).hear(new DoseStarted(1, 40));
    for (int session = 1; session <= 3; session++) {
      story.at(day(12 + session)).hear(completed(session, Phase.INDUCTION, 6));
    }
    story.then().at(day(17)).hear(phq9(10, 0));
    assertThat(story.told(ResponseClassified.class)).containsExactly(new ResponseClassified("PHQ9", Response.RESPONSE, 20, 10, 50, 3));
  }

  @Test
  void asks_once_for_a_missing_baseline_instead_of_assuming_one() {
    Story story = new Story().opened().at(day(7)).hear(new DoseStarted(1, 40));
    for (int session = 1; session <= 3; session++) {
      story.at(day(7 + session)).hear(completed(session, Phase.INDUCTION, 6));
    }
    story.then().at(day(12)).hear(phq9(10, 0)).at(day(13)).hear(phq9(9, 0));
    assertThat(story.told(ResponseClassified.class)).isEmpty();
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).filteredOn("BASELINE_MISSING"::equals).hasSize(1);
  }

  @Test
  void expects_a_check_in_eighteen_to_thirty_six_hours_after_a_session() {
    Story story = new Story().readyForInduction(21).then().at(day(7)).hear(completed(1, Phase.INDUCTION, 6));
    assertThat(story.told())
        .containsExactly(new CheckInDue(1, day(7).plus(Duration.ofHours(18)), day(7).plus(Duration.ofHours(36))));

    story.then().at(day(8)).hear(checkIn(1)).at(day(20));
    assertThat(story.told()).containsExactly(new CheckInReceived(1, 6, false, false));
  }

  @Test
  void asks_somebody_to_call_when_no_check_in_came() {
    Story story = new Story().readyForInduction(21).at(day(7)).hear(completed(1, Phase.INDUCTION, 6)).then().at(day(7).plus(Duration.ofHours(36)));
    assertThat(story.told(CheckInMissed.class)).containsExactly(new CheckInMissed(1));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("CHECK_IN_CALL");

    story.then().hear(checkIn(1));
    assertThat(story.told()).as("late evidence corrects it").containsExactly(new CheckInReceived(1, 6, false, false));
  }

  @Test
  void asks_for_the_call_ten_hours_earlier_when_the_last_screen_was_elevated() {
    Story story = new Story().readyForInduction(21).at(day(7)).hear(cssrs("q1", "q2", "q3")).hear(completed(1, Phase.INDUCTION, 6)).then();
    story.at(day(7).plus(Duration.ofHours(26)));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("ELEVATED_CONTACT");
    story.then().at(day(7).plus(Duration.ofHours(36)));
    assertThat(story.told(CheckInMissed.class)).hasSize(1);
    assertThat(story.told(TaskOpened.class)).isEmpty();
  }

  @Test
  void asks_for_no_check_in_that_has_been_answered_before_the_end_of_the_session_was_heard() {
    Story story = new Story().readyForInduction(21).at(day(8)).hear(checkIn(1)).then().hear(completed(1, Phase.INDUCTION, 6), day(7), "late");
    assertThat(story.told(CheckInDue.class)).isEmpty();
    assertThat(story.state().timers()).isEmpty();
  }

  @Test
  void asks_how_the_patient_is_after_a_no_show_and_for_a_decision_after_the_second() {
    Story story = new Story().readyForInduction(21).sessions(1, 2, 18).then().hear(new SessionMissed(3, day(17)));
    assertThat(story.told(TaskOpened.class)).singleElement().satisfies(t -> assertThat(t.kind()).isEqualTo("MISSED_SESSION_CHECK_IN"));

    story.then().hear(new SessionMissed(3, day(17)));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("MISSED_SESSION_CHECK_IN", "NO_SHOW_REVIEW");
  }

  @Test
  void asks_the_same_day_after_a_no_show_of_a_patient_whose_last_screen_was_high() {
    Story story = new Story().readyForInduction(21).at(day(9)).hear(cssrs("q1", "q2", "q5")).then().hear(new SessionMissed(2, day(14)));
    assertThat(story.told(TaskOpened.class)).singleElement().satisfies(t -> assertThat(t.dueAt()).isEqualTo(day(9).plus(Duration.ofHours(8))));
  }

  @Test
  void somebody_has_a_task_while_something_of_the_course_is_parked_in_a_service() {
    Story story = new Story().readyForInduction(21).then();
    story.hear(new EvaluationEvent.CourseBlocked(1, "intake.consent-granted.v1")).hear(new SchedulingEvent.CourseBlocked(1, "clock"));
    List<TaskOpened> opened = story.told(TaskOpened.class);
    assertThat(opened).extracting(TaskOpened::kind).containsExactly("COURSE_BLOCKED", "COURSE_BLOCKED");
    assertThat(opened).allSatisfy(task -> assertThat(task.dueAt()).isEqualTo(story.now().plus(Duration.ofHours(1))));
    story.then().hear(new EvaluationEvent.CourseUnblocked(1));
    assertThat(story.told(TaskClosed.class)).containsExactly(new TaskClosed(opened.getFirst().task(), "UNBLOCKED"));
    story.then().hear(new EvaluationEvent.CourseUnblocked(2)).hear(new EvaluationEvent.CourseBlocked(2, "clock"));
    assertThat(story.told(TaskOpened.class)).isEmpty();
    assertThat(story.told(TaskClosed.class)).isEmpty();
  }

  @Test
  void what_is_parked_here_is_a_task_here_and_told_to_the_others() {
    Story story = new Story().readyForInduction(21).then();
    Followup before = story.state();
    story.parked(1, "clinic.questionnaire-answered.v1");
    assertThat(story.told(TaskOpened.class)).singleElement().extracting(TaskOpened::kind).isEqualTo("COURSE_BLOCKED");
    assertThat(story.told(FollowupEvent.CourseBlocked.class)).containsExactly(new FollowupEvent.CourseBlocked(1, "clinic.questionnaire-answered.v1"));
    story.then().repaired(1);
    assertThat(story.told(TaskClosed.class)).hasSize(1);
    assertThat(story.told(FollowupEvent.CourseUnblocked.class)).containsExactly(new FollowupEvent.CourseUnblocked(1));
    assertThat(story.state().chart().watch().tasks()).isEqualTo(before.chart().watch().tasks());
    assertThat(story.state().timers()).isEqualTo(before.timers());
  }

  @Test
  void opens_the_tasks_that_sessions_call_for() {
    Story story = new Story().readyForInduction(21).then();
    story.hear(new SeriesAtRisk(3, "NOT_REBOOKED_IN_TIME"));
    story.hear(new SessionHeld(3, "BP_EXCLUDE", List.of("BP_EXCLUDE"))).hear(new SessionHeld(3, "ESCORT_UNKNOWN", List.of("ESCORT_UNKNOWN")));
    story.hear(new InfusionStopped(3, "SPO2")).hear(new VitalsOverdue(3, day(2))).hear(new VitalsOverdue(3, day(2.1)));
    story.hear(new AdverseEventRecorded(3, "Nausea", 1, false)).hear(new AdverseEventRecorded(3, "Hypertension", 3, false));
    story.hear(new PlanSuspended("PREGNANCY", 1)).hear(new PlanSuspended("CONSENT_REVOKED", 2));
    assertThat(story.told(TaskOpened.class))
        .extracting(TaskOpened::kind)
        .containsExactly(
            "SERIES_AT_RISK", "PCP_REFERRAL", "INFUSION_STOPPED", "VITALS_OVERDUE", "ADVERSE_EVENT_REVIEW", "PREGNANCY_FOLLOW_UP", "PLAN_SUSPENDED");
  }

  @Test
  void somebody_finds_out_how_a_patient_is_who_left_other_than_by_a_discharge() {
    Story story = new Story().readyForInduction(21).then();
    story.hear(new LeftAgainstAdvice(1, 25, List.of("EARLY_DISCHARGE"), true)).hear(new TransferredAcute(2, "CHEST_PAIN"));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind, TaskOpened::role).containsExactly(
        tuple("LEFT_AGAINST_ADVICE", "clinician"), tuple("ACUTE_TRANSFER", "prescriber"));
  }

  @Test
  void a_serious_event_is_told_to_prescriber_and_medical_director_and_a_release_closes_the_prescribers_task() {
    Story story = new Story().readyForInduction(21).then();
    story.hear(new AdverseEventRecorded(1, "Nausea", 1, true)).hear(new SeriesHeld(1, 1, "SERIOUS_ADVERSE_EVENT"));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind, TaskOpened::role).containsExactly(
        tuple("ADVERSE_EVENT_REVIEW", "prescriber"), tuple("SERIOUS_EVENT_REPORT", "medical-director"), tuple("SERIES_HELD", "prescriber"));
    String held = story.told(TaskOpened.class).getLast().task();
    assertThat(story.hear(new SeriesReleased(1)).told(TaskClosed.class)).containsExactly(new TaskClosed(held, "RELEASED"));
  }

  @Test
  void a_form_that_nobody_sends_is_told_to_somebody_higher_up_each_time_until_it_is_sent() {
    Story story = new Story().readyForInduction(21).then();
    Instant due = Instant.parse("2026-11-08T17:05:00Z");
    story.hear(new RemsFormUnsent(1, Urging.WARNING, due)).hear(new RemsFormUnsent(1, Urging.ESCALATION, due)).hear(new RemsFormBreached(1, due));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind, TaskOpened::role).containsExactly(
        tuple("REMS_FORM_DUE", "nurse"), tuple("REMS_FORM_LATE", "prescriber"), tuple("REMS_FORM_BREACHED", "medical-director"));
    assertThat(story.hear(new RemsFormSubmitted(2, false)).told(TaskClosed.class)).isEmpty();
    assertThat(story.hear(new RemsFormSubmitted(1, true)).told(TaskClosed.class)).hasSize(3).extracting(TaskClosed::disposition).containsOnly("SUBMITTED");
  }

  @Test
  void recommends_nothing_while_a_risk_is_open_or_the_plan_is_suspended() {
    Story suspended = new Story().readyForInduction(21).sessions(1, 6, 8).then();
    suspended.at(day(25)).hear(new PlanSuspended("PREGNANCY", 1)).at(day(26)).hear(phq9(4, 0));
    assertThat(suspended.recommended()).isEmpty();
    suspended.hear(new org.treatmentcourse.contracts.EvaluationEvent.PlanResumed(1, List.of("PREGNANCY")));
    assertThat(suspended.recommended()).hasSize(1);

    Story risky = new Story().readyForInduction(21).sessions(1, 6, 8).then().at(day(26)).hear(phq9(4, 3));
    assertThat(risky.recommended()).isEmpty();
  }

  @Test
  void takes_back_nothing_when_a_recommendation_is_declined_and_waits_for_the_next_session() {
    Story story = new Story().readyForInduction(21).sessions(1, 6, 8).at(day(26)).hear(phq9(4, 0)).then();
    story.decline("end-6");
    assertThat(story.told()).hasSize(2).startsWith(new RecommendationDeclined("end-6", "PATIENT_PREFERENCE"));

    story.then().at(day(33)).hear(phq9(4, 0));
    assertThat(story.recommended()).isEmpty();
    story.accept("end-6");
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("RECOMMENDATION_NOT_OPEN");
  }

  @Test
  void does_not_close_a_course_with_an_open_risk() {
    Story story = new Story().readyForInduction(21).hear(phq9(21, 3)).then().command((state, when) -> Closing.close(state, "COMPLETED", when, Story.POLICY));
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("RISK_OPEN");
    assertThat(story.told()).isEmpty();
  }

  @Test
  void closes_once_and_judges_answers_that_still_come() {
    Story story = new Story().readyForInduction(21).command((state, when) -> Closing.close(state, "COMPLETED", when, Story.POLICY));
    story.then().command((state, when) -> Closing.close(state, "COMPLETED", when, Story.POLICY));
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("COURSE_CLOSED");

    story.hear(phq9(21, 3));
    assertThat(story.told(org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated.class)).hasSize(1);
  }

  @Test
  void stops_following_when_intake_is_declined() {
    assertThat(new Story().opened().hear(new IntakeDeclined("PATIENT_WITHDREW")).state()).isInstanceOf(Followup.Closed.class);
  }

  @Test
  void stays_small_over_three_years_of_weekly_scores() {
    Story story = new Story().readyForInduction(21).sessions(1, 6, 8);
    assertThat(org.treatmentcourse.contracts.Json.bytes(story.state())).as("after an induction, with its newest reminders, and what is asked now").hasSizeLessThan(9_500);
    for (int week = 0; week < 150; week++) {
      story.adjusted(2 + week, 7 + week, 7);
      story.at(day(30 + 7.0 * week)).hear(phq9(6, 0)).hear(cssrs()).hear(completed(7 + week, Phase.MAINTENANCE, 7 + week)).hear(checkIn(7 + week));
    }
    assertThat(org.treatmentcourse.contracts.Json.bytes(story.state())).hasSizeLessThan(20_000);
    assertThat(story.state().chart().measures().assessments()).as("the baseline stays").anyMatch(a -> Integer.valueOf(21).equals(a.total()));
  }

  private static Maintained inMaintenance(int intervalDays) {
    Story story = new Story().readyForInduction(21).sessions(1, 6, 8).at(day(26)).hear(phq9(4, 0));
    story.accept("end-6");
    return new Maintained(story.adjusted(2, 7, intervalDays));
  }

  private record Maintained(Story story) {
    Maintained sessionAt(int session, double day, int score) {
      story.at(day(day)).hear(phq9(score, 0)).hear(cssrs()).hear(new DoseStarted(session, 40));
      story.at(day(day + 0.1)).hear(completed(session, Phase.MAINTENANCE, session)).at(day(day + 1)).hear(checkIn(session));
      return this;
    }

    Maintained accepted(String recommendation, int version, int session, int intervalDays) {
      story.accept(recommendation).adjusted(version, session, intervalDays);
      return this;
    }
  }
}
