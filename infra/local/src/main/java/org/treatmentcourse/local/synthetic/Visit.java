package org.treatmentcourse.local.synthetic;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;

/** One session as the system has told of it, through all its bookings. */
final class Visit {

  enum Status {
    BOOKED,
    ARRIVED,
    DOSING,
    OBSERVING,
    COMPLETED,
    CANCELLED,
    MISSED,
    EXCLUDED;

    /** It had a time and needs another. */
    boolean isLost() {
      return this == CANCELLED || this == MISSED || this == EXCLUDED;
    }

    boolean isWaitedFor() {
      return this == BOOKED || this == ARRIVED;
    }

    boolean isRunning() {
      return this == DOSING || this == OBSERVING;
    }
  }

  /** A session held for this reason has lost its time: it is not for today. */
  private static final String NOT_TODAY = "BP_EXCLUDE";

  private final int session;
  private @Nullable Booking booking;
  private int attempt;
  private Status status = Status.BOOKED;
  private Instant since = Instant.EPOCH;
  private List<String> failures = List.of();
  private int doseMg;
  private @Nullable Instant startedAt;
  private @Nullable Instant stoppedAt;
  private @Nullable Instant doseEndedAt;

  Visit(int session) {
    this.session = session;
  }

  void booked(Booking made, Instant at) {
    booking = made;
    attempt++;
    become(Status.BOOKED, at);
    failures = List.of();
  }

  void lost(Status how, Instant at) {
    become(how, at);
  }

  void arrived() {
    status = Status.ARRIVED;
  }

  void held(SessionHeld held, Instant at) {
    failures = held.failures();
    if (held.reason().equals(NOT_TODAY) && status.isWaitedFor()) {
      become(Status.EXCLUDED, at);
    }
  }

  void started(int mg, Instant at) {
    doseMg = mg;
    startedAt = at;
    become(Status.DOSING, at);
  }

  void stopped(Instant at) {
    stoppedAt = at;
  }

  void doseEnded(Instant at) {
    doseEndedAt = at;
    become(Status.OBSERVING, at);
  }

  void completed(Instant at) {
    become(Status.COMPLETED, at);
  }

  private void become(Status next, Instant at) {
    status = next;
    since = at;
  }

  int session() {
    return session;
  }

  Booking booking() {
    return requireNonNull(booking, "a session without a booking");
  }

  /** E.g. {@code 3/2} for the second time that was found for session 3. */
  String name() {
    return session + "/" + attempt;
  }

  Status status() {
    return status;
  }

  /** When it became what it is. */
  Instant since() {
    return since;
  }

  List<String> failures() {
    return failures;
  }

  int doseMg() {
    return doseMg;
  }

  Instant startedAt() {
    return requireNonNull(startedAt, "a session that has not begun");
  }

  Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stoppedAt);
  }

  Instant doseEndedAt() {
    return requireNonNull(doseEndedAt, "a dose that has not ended");
  }
}
