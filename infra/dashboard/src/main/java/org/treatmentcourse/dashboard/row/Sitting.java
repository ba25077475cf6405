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
 * @param form null where none is to be sent
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
    int worstGrade,
    @Nullable Form form) {

  /**
   * A monitoring form that nobody has sent.
   *
   * @param breached whether its time is over
   */
  public record Form(Instant dueAt, boolean breached) {}

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
    return new Sitting(session, Status.UNKNOWN, null, null, Instant.EPOCH, null, null, null, false, 0, null);
  }

  Sitting booked(Booking at, Instant when) {
    return new Sitting(session, Status.BOOKED, at, null, when, null, doseMg, null, false, worstGrade, form);
  }

  Sitting now(Status next, @Nullable String why, Instant when) {
    return new Sitting(session, next, booking, why, when, null, doseMg, deliveredMg, next.isRunning() && vitalsOverdue, worstGrade, form);
  }

  Sitting missed(Instant by, Instant when) {
    return new Sitting(session, Status.MISSED, booking, null, when, by, doseMg, deliveredMg, false, worstGrade, form);
  }

  /** A hold that comes while the drug is given is told beside the status, which stays true. */
  Sitting held(String why, Instant when) {
    return status.isRunning() ? because(why) : now(Status.HELD, why, when);
  }

  Sitting dosing(int mg, Instant when) {
    return new Sitting(session, Status.DOSING, booking, null, when, null, mg, null, false, worstGrade, form);
  }

  Sitting delivered(Status next, int mg, Instant when) {
    return new Sitting(session, next, booking, reason, when, null, doseMg, mg, next.isRunning() && vitalsOverdue, worstGrade, form);
  }

  /** Told beside the status. */
  Sitting because(String why) {
    return new Sitting(session, status, booking, why, since, rebookBy, doseMg, deliveredMg, vitalsOverdue, worstGrade, form);
  }

  Sitting withoutVitals() {
    return new Sitting(session, status, booking, reason, since, rebookBy, doseMg, deliveredMg, status.isRunning(), worstGrade, form);
  }

  Sitting graded(int grade) {
    return new Sitting(session, status, booking, reason, since, rebookBy, doseMg, deliveredMg, vitalsOverdue, Math.max(worstGrade, grade), form);
  }

  Sitting with(@Nullable Form now) {
    return new Sitting(session, status, booking, reason, since, rebookBy, doseMg, deliveredMg, vitalsOverdue, worstGrade, now);
  }
}
