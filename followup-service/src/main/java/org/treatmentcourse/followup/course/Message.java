package org.treatmentcourse.followup.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.FollowupPolicy.MessageKind;

/**
 * One reminder to the patient, for one occasion and one window of it. Nothing of the person is in it: the address is asked for when it is sent.
 *
 * @param id the same for the same course, kind, occasion and window, whoever works it out
 * @param of start of the session it is about, or end of the check-in's window: afterwards it has no use
 * @param zone the patient keeps the appointment by; null where none is told
 * @param dueAt start of its window
 * @param until end of its window: the next one's start, or {@code of}
 * @param attempt how often it was claimed
 * @param way that it was last claimed for; what may have reached a webhook stays with it
 * @param lookAt when it is to be looked at next: it may be sent, or its claim has lapsed. Null if nothing happens by itself any more
 * @param reason code; of a claimed one: it was called off meanwhile
 * @param by who settled it or had it tried again
 */
public record Message(
    String id,
    MessageKind kind,
    int session,
    Instant of,
    @Nullable String zone,
    Instant dueAt,
    Instant until,
    State state,
    int attempt,
    @Nullable Way way,
    @Nullable Instant lookAt,
    Instant changedAt,
    @Nullable String reason,
    @Nullable String by) {

  /** Where it is on its way. */
  public enum State {
    /** Will be sent, now or later. */
    PLANNED,
    /** Somebody is sending it, or has died doing so. */
    CLAIMED,
    /** The mail server or the receiver has taken it. */
    SENT,
    /** Not sent. A person may have it tried again. */
    FAILED,
    /** It may have been sent. Only a person may have it tried again. */
    UNKNOWN,
    /** No longer wanted. */
    CANCELLED,
    /** It must not be sent, or need not. */
    SUPPRESSED
  }

  /** How it goes out. */
  public enum Way {
    MAIL,
    WEBHOOK
  }

  public boolean waits() {
    return state == State.PLANNED || state == State.CLAIMED;
  }

  /** Called off, and nobody had begun to send it. */
  boolean isUntouched() {
    return state == State.CANCELLED && attempt == 0;
  }

  boolean needsAPerson() {
    return state == State.FAILED || state == State.UNKNOWN;
  }

  Message planned(Instant next, @Nullable String why, Instant at) {
    return new Message(id, kind, session, of, zone, dueAt, until, State.PLANNED, attempt, way == Way.WEBHOOK ? way : null, next, at, why, by);
  }

  Message claimed(Way chosen, Instant lapsesAt, Instant at) {
    return new Message(id, kind, session, of, zone, dueAt, until, State.CLAIMED, attempt + 1, chosen, lapsesAt, at, null, by);
  }

  /** It is being sent, which nothing can stop; but it is not tried again. */
  Message calledOff(String why) {
    return new Message(id, kind, session, of, zone, dueAt, until, state, attempt, way, lookAt, changedAt, why, by);
  }

  Message ended(State end, @Nullable String why, Instant at) {
    return new Message(id, kind, session, of, zone, dueAt, until, end, attempt, way, null, at, why, by);
  }

  /** A person wants it sent for as long as it is of use. */
  Message again(String author, Instant at) {
    return new Message(id, kind, session, of, zone, dueAt, of, State.PLANNED, attempt, way == Way.WEBHOOK ? way : null, at, at, null, author);
  }

  Message settled(State end, String why, String author, Instant at) {
    return new Message(id, kind, session, of, zone, dueAt, until, end, attempt, way, null, at, why, author);
  }
}
