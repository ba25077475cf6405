package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.decide.Refusal;

/** Why nothing may be booked on a course, wherever and whenever. */
public enum Unbookable {
  COURSE_CLOSED,
  PLAN_SUSPENDED,
  CONSENT_REVOKED,
  NO_PLAN,
  BOOKING_ON_HOLD,
  ELIGIBILITY_NEEDED,
  RESTART_UNDECIDED;

  Refusal because(String message) {
    return Refusal.of(name(), message);
  }
}
