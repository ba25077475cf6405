package org.treatmentcourse.dashboard.row;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;

/**
 * One session of the series.
 *
 * @param booking where and when; the last one for a session that was cancelled or missed
 * @param reason code for the status
 * @param since when it got this status
 * @param worstGrade highest grade of an adverse event; 0 for none
 */
public record Sitting(
    int session,
    Status status,
    @Nullable Booking booking,
    @Nullable String reason,
    Instant since,
    @Nullable Instant rebookBy,
    @Nullable Integer doseMg,
    @Nullable Integer deliveredMg,
    boolean vitalsOverdue,
    int worstGrade) {

  /** As in the row; the order has no meaning. */
  public enum Status {
    UNKNOWN,
    BOOKED,
    CANCELLED,
    MISSED,
    CHECKED_IN,
    CLEARED,
    HELD,
    DOSING,
    OBSERVING,
    COMPLETED;

    /** The drug is on board and the patient on site. */
    boolean isRunning() {
      return this == DOSING || this == OBSERVING;
    }

    boolean hasBegun() {
      return isRunning() || this == COMPLETED;
    }
  }

  static Sitting unknown(int session) {
    return new Sitting(session, Status.UNKNOWN, null, null, Instant.EPOCH, null, null, null, false, 0);
  }

  Sitting booked(Booking at, Instant when) {
    return new Sitting(session, Status.BOOKED, at, null, when, null, doseMg, null, false, worstGrade);
  }

  Sitting now(Status next, @Nullable String why, Instant when) {
    return new Sitting(session, next, booking, why, when, null, doseMg, deliveredMg, next.isRunning() && vitalsOverdue, worstGrade);
  }

  Sitting missed(Instant by, Instant when) {
    return new Sitting(session, Status.MISSED, booking, null, when, by, doseMg, deliveredMg, false, worstGrade);
  }

  /** A hold that comes while the drug is given is told beside the status, which stays true. */
  Sitting held(String why, Instant when) {
    return status.isRunning() ? because(why) : now(Status.HELD, why, when);
  }

  Sitting dosing(int mg, Instant when) {
    return new Sitting(session, Status.DOSING, booking, null, when, null, mg, null, false, worstGrade);
  }

  Sitting delivered(Status next, int mg, Instant when) {
    return new Sitting(session, next, booking, reason, when, null, doseMg, mg, next.isRunning() && vitalsOverdue, worstGrade);
  }

  /** Told beside the status. */
  Sitting because(String why) {
    return new Sitting(session, status, booking, why, since, rebookBy, doseMg, deliveredMg, vitalsOverdue, worstGrade);
  }

  Sitting withoutVitals() {
    return new Sitting(session, status, booking, reason, since, rebookBy, doseMg, deliveredMg, status.isRunning(), worstGrade);
  }

  Sitting graded(int grade) {
    return new Sitting(session, status, booking, reason, since, rebookBy, doseMg, deliveredMg, vitalsOverdue, Math.max(worstGrade, grade));
  }
}
