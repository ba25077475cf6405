package org.treatmentcourse.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What scheduling decides. {@code session} is the number within the course, 1 and up; a missed session keeps its number. */
public sealed interface SchedulingEvent extends ServiceEvent {

  /** Sessions got a time and a chair, all of them or none. */
  record SessionsBooked(int planVersion, List<Booking> bookings) implements SchedulingEvent {}

  /**
   * Local wall time plus zone is the appointment; the instant is derived.
   *
   * @param slotMin chair time in minutes, preparation to turnover
   */
  record Booking(int session, String site, LocalDate date, LocalTime start, String zone, Instant startsAt, int slotMin) {}

  /**
   * Chairs are kept while the patient decides.
   *
   * @param until when they are let go
   */
  record SessionsOffered(List<Booking> bookings, Instant until) implements SchedulingEvent {}

  /**
   * What was kept is not booked. If the patient says yes, {@link SessionsBooked} follows instead.
   *
   * @param outcome {@code DECLINED}, {@code EXPIRED}, {@code REPLACED} by another booking, {@code WITHDRAWN} because the plan or the course is not as it was
   */
  record OfferEnded(String outcome) implements SchedulingEvent {}

  /**
   * @param by {@code PATIENT} or {@code CLINIC}
   * @param late less than the policy's notice before the start
   */
  record SessionCancelled(int session, String by, boolean late) implements SchedulingEvent {}

  /** The patient did not come. The session keeps its number and waits for a new time until {@code rebookBy}. */
  record SessionMissed(int session, Instant rebookBy) implements SchedulingEvent {}

  /**
   * The series can no longer keep its spacing.
   *
   * @param reason code, e.g. {@code NOT_REBOOKED_IN_TIME}
   */
  record SeriesAtRisk(int session, String reason) implements SchedulingEvent {}

  record SessionCheckedIn(int session) implements SchedulingEvent {}

  /** All gates passed; {@code cautions} are codes that go with it. */
  record SessionCleared(int session, List<String> cautions) implements SchedulingEvent {}

  /**
   * No dose now.
   *
   * @param reason the first gate that failed, e.g. {@code BP_EXCLUDE}, {@code BP_HOLD}, {@code ESCORT_UNKNOWN}
   * @param failures every gate that failed
   */
  record SessionHeld(int session, String reason, List<String> failures) implements SchedulingEvent {}

  record DoseStarted(int session, int doseMg) implements SchedulingEvent {}

  record DoseCompleted(int session, int deliveredMg) implements SchedulingEvent {}

  /** On the safety stream: dosing has been stopped. */
  record InfusionStopped(int session, String reason) implements SchedulingEvent {}

  /**
   * On the safety stream: dosing waits for a prescriber, who lets it go on or stops it.
   *
   * @param reason code, e.g. {@code BP_SEVERE}
   */
  record InfusionPaused(int session, String reason) implements SchedulingEvent {}

  /** On the safety stream, where the pause was told: a prescriber lets dosing go on. */
  record InfusionResumed(int session) implements SchedulingEvent {}

  /** An alarm: a set of vitals that was due has not come. */
  record VitalsOverdue(int session, Instant dueAt) implements SchedulingEvent {}

  /**
   * @param term of the list in the pack, or {@code Other}
   * @param grade CTCAE v5, 1 to 5
   * @param serious by what was said, a criterion, or the grade
   */
  record AdverseEventRecorded(int session, String term, int grade, boolean serious) implements SchedulingEvent {}

  /**
   * On the safety stream: no session starts until a prescriber or the medical director lets the series go on.
   *
   * @param hold number of the hold in this course, 1 and up
   * @param session in which it happened
   * @param reason {@code SERIOUS_ADVERSE_EVENT}, {@code ADVERSE_EVENT} of a kind that the pack names, {@code TRANSFERRED_ACUTE}
   */
  record SeriesHeld(int hold, int session, String reason) implements SchedulingEvent {}

  /** On the safety stream, where the hold was told: the series goes on. */
  record SeriesReleased(int hold) implements SchedulingEvent {}

  /** The highest pressure of a session with a dose, apart from adverse events: a rise that passes is expected (DOMAIN 5.8). */
  enum BpSeverity {
    EXPECTED,
    ELEVATED,
    SEVERE,
    /** With symptoms for which the dose was stopped. */
    EMERGENCY
  }

  /**
   * The patient breaks the observation off. {@link SessionCompleted} follows.
   *
   * @param missingMin minutes of observation that were left
   * @param open codes of what did not hold for a discharge, or was not known to
   * @param toldRisks whether somebody explained the risks first
   */
  record LeftAgainstAdvice(int session, int missingMin, List<String> open, boolean toldRisks) implements SchedulingEvent {}

  /**
   * The patient is taken to acute care. {@link SessionCompleted} follows.
   *
   * @param reason code, e.g. {@code RESPIRATORY_DEPRESSION}
   */
  record TransferredAcute(int session, String reason) implements SchedulingEvent {}

  /**
   * The patient has left after a session with a dose, in whatever way.
   *
   * @param plannedSessions last session number of the plan version in force
   * @param sessionBpSeverity absent in events of before it was told
   */
  record SessionCompleted(
      int session,
      Phase phase,
      int planVersion,
      int plannedSessions,
      int deliveredMg,
      int peakSystolic,
      int peakDiastolic,
      @Nullable BpSeverity sessionBpSeverity)
      implements SchedulingEvent {

    public SessionCompleted(int session, Phase phase, int planVersion, int plannedSessions, int deliveredMg, int peakSystolic, int peakDiastolic) {
      this(session, phase, planVersion, plannedSessions, deliveredMg, peakSystolic, peakDiastolic, null);
    }
  }

  /**
   * The REMS monitoring form of a session is prepared and has to be sent.
   *
   * @param dueAt when it has to be there at the latest
   */
  record RemsFormPrepared(int session, Instant dueAt) implements SchedulingEvent {}

  /** How urgent a form has become that nobody has sent. */
  enum Urging {
    WARNING,
    ESCALATION
  }

  /** Nobody has sent the form. */
  record RemsFormUnsent(int session, Urging urging, Instant dueAt) implements SchedulingEvent {}

  /** The form was due and nobody has sent it. */
  record RemsFormBreached(int session, Instant dueAt) implements SchedulingEvent {}

  /** @param late whether it was sent after it was due */
  record RemsFormSubmitted(int session, boolean late) implements SchedulingEvent {}

  /** On the safety stream: something of the course is parked here. */
  record CourseBlocked(int blockage, String parked) implements SchedulingEvent, Blockage.Raised {}

  /** Nothing is parked here any more, and all that follows from it has been said. */
  record CourseUnblocked(int upTo) implements SchedulingEvent, Blockage.Lifted {}
}
