package org.treatmentcourse.followup.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The short check-in after a session.
 *
 * @param from start of its window; null if the answer came before the end of the session was heard
 * @param until end of the window
 * @param callAt from then on somebody calls
 * @param called true once a call was asked for
 * @param missed true once the window has passed without an answer
 * @param answeredAt when the newest answer was given
 */
public record CheckIn(
    int session,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Instant callAt,
    boolean called,
    boolean missed,
    @Nullable Instant answeredAt) {

  static CheckIn answered(int session, Instant at) {
    return new CheckIn(session, null, null, null, false, false, at);
  }

  static CheckIn due(int session, Instant from, Instant until, Instant callAt) {
    return new CheckIn(session, from, until, callAt, false, false, null);
  }

  CheckIn withAnswer(Instant at) {
    Instant newest = answeredAt == null || at.isAfter(answeredAt) ? at : answeredAt;
    return new CheckIn(session, from, until, callAt, called, missed, newest);
  }

  CheckIn withCall() {
    return new CheckIn(session, from, until, callAt, true, missed, answeredAt);
  }

  CheckIn withMiss() {
    return new CheckIn(session, from, until, callAt, true, true, answeredAt);
  }
}
