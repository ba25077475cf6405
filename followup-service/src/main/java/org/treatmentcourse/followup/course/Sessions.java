package org.treatmentcourse.followup.course;

import java.time.Duration;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** What happens in sessions, as far as it needs follow-up or a person. */
public final class Sessions {
  private Sessions() {}

  public static Decision<Followup> booked(Followup state, SchedulingEvent.SessionsBooked event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    for (SchedulingEvent.Booking booking : event.bookings()) {
      turn.change(turn.chart().series().bookedUntil(booking.startsAt()));
      Reminding.booked(turn, booking);
    }
    return turn.done();
  }

  /** No reminder of it any more. */
  public static Decision<Followup> cancelled(Followup state, SchedulingEvent.SessionCancelled event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    Reminding.without(turn, event.session(), "SESSION_CANCELLED");
    return turn.unreviewed();
  }

  public static Decision<Followup> doseStarted(Followup state, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.change(turn.chart().series().dosed(when.occurredAt()));
    return turn.done();
  }

  public static Decision<Followup> completed(Followup state, SchedulingEvent.SessionCompleted event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    if (!turn.chart().series().isCompleted(event.session())) {
      turn.change(
          turn.chart().series().completed(new Series.Done(event.session(), when.occurredAt(), event.phase(), event.plannedSessions())));
      Safety.pressure(turn, event.sessionBpSeverity());
      Reminding.without(turn, event.session(), "SESSION_OVER");
      CheckIns.due(turn, event.session(), when.occurredAt());
    }
    return turn.done();
  }

  /** Somebody asks how the patient is: a no-show can be a sign of risk (DOMAIN 7.3). */
  public static Decision<Followup> missed(Followup state, SchedulingEvent.SessionMissed event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.change(turn.chart().series().missedOne());
    Reminding.without(turn, event.session(), "SESSION_MISSED");
    String about = "session/" + event.session() + "/" + turn.chart().series().missed();
    if (turn.chart().measures().lastTier(policy.suicide().screen()) == RiskTier.HIGH) {
      turn.openTask(Tasks.MISSED_SESSION_CHECK_IN, about, Duration.ofHours(policy.sessions().missedElevatedHours()));
    } else {
      turn.openTask(Tasks.MISSED_SESSION_CHECK_IN, about);
    }
    if (turn.chart().series().missed() >= policy.sessions().noShowsToReview()) {
      turn.openTask(Tasks.NO_SHOW_REVIEW, "course");
    }
    return turn.done();
  }

  public static Decision<Followup> atRisk(Followup state, SchedulingEvent.SeriesAtRisk event, Occurrence when, FollowupPolicy policy) {
    return task(state, Tasks.SERIES_AT_RISK, "session/" + event.session(), when, policy);
  }

  public static Decision<Followup> held(Followup state, SchedulingEvent.SessionHeld event, Occurrence when, FollowupPolicy policy) {
    String kind = policy.sessions().holdTasks().get(event.reason());
    return kind == null ? Turn.of(state, when, policy).done() : task(state, kind, "session/" + event.session(), when, policy);
  }

  public static Decision<Followup> paused(Followup state, SchedulingEvent.InfusionPaused event, Occurrence when, FollowupPolicy policy) {
    return task(state, Tasks.INFUSION_PAUSED, "session/" + event.session(), when, policy);
  }

  public static Decision<Followup> stopped(Followup state, SchedulingEvent.InfusionStopped event, Occurrence when, FollowupPolicy policy) {
    return task(state, Tasks.INFUSION_STOPPED, "session/" + event.session(), when, policy);
  }

  public static Decision<Followup> vitalsOverdue(Followup state, SchedulingEvent.VitalsOverdue event, Occurrence when, FollowupPolicy policy) {
    return task(state, Tasks.VITALS_OVERDUE, "session/" + event.session(), when, policy);
  }

  public static Decision<Followup> adverseEvent(
      Followup state, SchedulingEvent.AdverseEventRecorded event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    if (event.grade() >= policy.maintenance().adverseEventGrade()) {
      turn.change(turn.chart().series().adverse(when.occurredAt()));
    }
    FollowupPolicy.Intolerance intolerance = policy.recommendations().intolerance();
    if (event.grade() >= intolerance.grade() && intolerance.terms().stream().anyMatch(event.term()::equalsIgnoreCase)) {
      turn.change(turn.chart().series().intolerant(event.session()));
    }
    if (event.serious() || event.grade() >= policy.sessions().reviewGrade()) {
      turn.openTask(Tasks.ADVERSE_EVENT_REVIEW, "session/" + event.session());
    }
    if (event.serious()) {
      turn.openTask(Tasks.SERIOUS_EVENT_REPORT, "session/" + event.session());
    }
    return turn.done();
  }

  private static Decision<Followup> task(Followup state, String kind, String about, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.openTask(kind, about);
    return turn.done();
  }
}
