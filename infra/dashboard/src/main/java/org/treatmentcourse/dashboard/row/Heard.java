package org.treatmentcourse.dashboard.row;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Blockage;
import org.treatmentcourse.contracts.BoardEvent;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.BlockedBy;
import org.treatmentcourse.contracts.decide.Occurrence;

/**
 * What was heard of a course, one part per topic. Within a topic a course's events come in order, and no part looks at another, so any interleaving of
 * the topics ends in the same parts; the row is computed from them. Only blockages are gathered over all topics: they are numbered.
 *
 * @param changedAt business time of the newest event that changed a part
 */
public record Heard(
    Referral referral,
    Revoked revoked,
    WorkUp workUp,
    Suspended suspended,
    Series series,
    Stopped stopped,
    Outlook outlook,
    Escalated escalated,
    BlockedBy blocked,
    @Nullable Instant changedAt) {

  static Heard nothing() {
    return new Heard(
        Referral.NONE, Revoked.NONE, WorkUp.NONE, Suspended.NONE, Series.NONE, Stopped.NONE, Outlook.NONE, Escalated.NONE, BlockedBy.NOBODY, null);
  }

  Heard hear(ServiceEvent event, Occurrence when) {
    Heard next =
        switch (event) {
          case ServiceEvent e when e instanceof Blockage.Raised raised -> with(blocked.raised(producer(e), raised.blockage()));
          case ServiceEvent e when e instanceof Blockage.Lifted lifted -> with(blocked.lifted(producer(e), lifted.upTo()));
          case IntakeEvent.ConsentRevoked e -> with(revoked.hear(e, when));
          case IntakeEvent e -> with(referral.hear(e, when));
          case EvaluationEvent.PlanSuspended e -> with(suspended.hear(e));
          case EvaluationEvent e -> with(workUp.hear(e));
          case SchedulingEvent.InfusionStopped e -> with(stopped.hear(e, when));
          case SchedulingEvent.InfusionPaused e -> with(stopped.hear(e, when));
          case SchedulingEvent.InfusionResumed e -> with(stopped.hear(e));
          case SchedulingEvent.SeriesHeld e -> with(stopped.held(true));
          case SchedulingEvent.SeriesReleased e -> with(stopped.held(false));
          case SchedulingEvent e -> with(series.hear(e, when));
          case FollowupEvent.SuicideRiskEscalated e -> with(escalated.hear(e));
          case FollowupEvent e -> with(outlook.hear(e, when));
          case BoardEvent e -> throw new IllegalArgumentException("a board is made of rows, not the other way round");
        };
    return next.equals(this) ? this : next.at(when.occurredAt());
  }

  private static Service producer(ServiceEvent event) {
    return Objects.requireNonNull(Catalogue.of(event).producer());
  }

  private Heard at(Instant time) {
    Instant newest = changedAt == null || changedAt.isBefore(time) ? time : changedAt;
    return new Heard(referral, revoked, workUp, suspended, series, stopped, outlook, escalated, blocked, newest);
  }

  private Heard with(Referral next) {
    return new Heard(next, revoked, workUp, suspended, series, stopped, outlook, escalated, blocked, changedAt);
  }

  private Heard with(Revoked next) {
    return new Heard(referral, next, workUp, suspended, series, stopped, outlook, escalated, blocked, changedAt);
  }

  private Heard with(WorkUp next) {
    return new Heard(referral, revoked, next, suspended, series, stopped, outlook, escalated, blocked, changedAt);
  }

  private Heard with(Suspended next) {
    return new Heard(referral, revoked, workUp, next, series, stopped, outlook, escalated, blocked, changedAt);
  }

  private Heard with(Series next) {
    return new Heard(referral, revoked, workUp, suspended, next, stopped, outlook, escalated, blocked, changedAt);
  }

  private Heard with(Stopped next) {
    return new Heard(referral, revoked, workUp, suspended, series, next, outlook, escalated, blocked, changedAt);
  }

  private Heard with(Outlook next) {
    return new Heard(referral, revoked, workUp, suspended, series, stopped, next, escalated, blocked, changedAt);
  }

  private Heard with(Escalated next) {
    return new Heard(referral, revoked, workUp, suspended, series, stopped, outlook, next, blocked, changedAt);
  }

  private Heard with(BlockedBy next) {
    return new Heard(referral, revoked, workUp, suspended, series, stopped, outlook, escalated, next, changedAt);
  }
}
