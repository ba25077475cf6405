package org.treatmentcourse.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follow-up decides. */
public sealed interface FollowupEvent extends ServiceEvent {

  /**
   * @param total whole-instrument score; absent where the instrument gives a tier only
   * @param tier suicide-risk tier of a screener; absent for other instruments
   * @param item9 PHQ-9 item 9, 0 to 3; absent for other instruments
   * @param prorated true if missing items were made up for; absent otherwise
   */
  record AssessmentScored(
      String assessmentId,
      String instrument,
      @Nullable Integer total,
      @Nullable String band,
      @Nullable RiskTier tier,
      @Nullable Integer item9,
      @Nullable Boolean prorated)
      implements FollowupEvent {

    public AssessmentScored(
        String assessmentId, String instrument, @Nullable Integer total, @Nullable String band, @Nullable RiskTier tier, @Nullable Integer item9) {
      this(assessmentId, instrument, total, band, tier, item9, null);
    }
  }

  enum RiskTier {
    NONE,
    LOW,
    MODERATE,
    HIGH
  }

  /**
   * On the safety stream: dosing is blocked until a person resolves it.
   *
   * @param occurrence key of what raised it; one escalation per occurrence
   */
  record SuicideRiskEscalated(String occurrence, RiskTier tier, String trigger) implements FollowupEvent {}

  /** A person has disposed of the escalation. */
  record SuicideRiskResolved(String occurrence, String disposition) implements FollowupEvent {}

  record CheckInDue(int session, Instant from, Instant until) implements FollowupEvent {}

  record CheckInReceived(int session, int mood, boolean suicidalThoughts, boolean adverseEvents) implements FollowupEvent {}

  record CheckInMissed(int session) implements FollowupEvent {}

  /**
   * @param changePct drop from baseline in percent, negative where the score has risen
   * @param afterSession how many sessions were completed at the time
   */
  record ResponseClassified(String instrument, Response response, int baseline, int score, int changePct, int afterSession)
      implements FollowupEvent {}

  enum Response {
    REMISSION,
    RESPONSE,
    PARTIAL,
    NON_RESPONSE,
    WORSENING
  }

  /** @param reasons codes of the rules that led to it */
  record MaintenanceProposed(String proposal, int intervalDays, List<String> reasons) implements FollowupEvent {}

  record MaintenanceAccepted(String proposal, int intervalDays) implements FollowupEvent {}

  record MaintenanceDeclined(String proposal, String reason) implements FollowupEvent {}

  /**
   * @param kind code, e.g. {@code RISK_REVIEW}, {@code MISSED_SESSION_CHECK_IN}
   * @param role who must act
   */
  record TaskOpened(String task, String kind, String role, Instant dueAt) implements FollowupEvent {}

  record TaskAcknowledged(String task) implements FollowupEvent {}

  /** @param role who must act from now on */
  record TaskOverdue(String task, String role) implements FollowupEvent {}

  record TaskClosed(String task, String disposition) implements FollowupEvent {}

  /** @param reason code: {@code COMPLETED}, {@code NOT_CONTINUING}, {@code TRANSFERRED}, {@code PATIENT_WITHDREW}, {@code LOST_TO_FOLLOW_UP} */
  record CourseClosed(String reason) implements FollowupEvent {}

  /** On the safety stream: something of the course is parked here. */
  record CourseBlocked(int blockage, String parked) implements FollowupEvent, Blockage.Raised {}

  /** Nothing is parked here any more, and all that follows from it has been said. */
  record CourseUnblocked(int upTo) implements FollowupEvent, Blockage.Lifted {}
}
