package org.treatmentcourse.scheduling.capacity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A chair taken for a while.
 *
 * @param attempt the booking attempt under which it was taken
 * @param until database time after which a hold may be cleaned up; null for a booking
 */
public record Taken(String attempt, String courseId, int session, Slot slot, @Nullable Instant until) {

  boolean by(String otherAttempt, int otherSession) {
    return attempt.equals(otherAttempt) && session == otherSession;
  }

  Taken booked() {
    return new Taken(attempt, courseId, session, slot, null);
  }
}
