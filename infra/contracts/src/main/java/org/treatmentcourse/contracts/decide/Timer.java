package org.treatmentcourse.contracts.decide;

import java.time.Instant;

/**
 * A clock in a course document. When it fires, the state it leads to must no longer hold it with the same due time.
 *
 * @param name what for; unique within a course, e.g. {@code vitals-overdue/3}
 * @param due business time
 */
public record Timer(String name, Instant due, Kind kind) {

  public boolean ranOut(Instant now) {
    return !due.isAfter(now);
  }

  /** What silence means. */
  public enum Kind {
    /** Fires at once; late evidence appends a correction. */
    ALARM,
    /** Silence would be taken for a fact, so it fires only once everything sent before the due time has been read. */
    ASSUMPTION
  }

  public static Timer alarm(String name, Instant due) {
    return new Timer(name, due, Kind.ALARM);
  }

  public static Timer assumption(String name, Instant due) {
    return new Timer(name, due, Kind.ASSUMPTION);
  }
}
