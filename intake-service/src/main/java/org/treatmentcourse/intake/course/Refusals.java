package org.treatmentcourse.intake.course;

import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;

/** The business noes of intake. */
final class Refusals {
  private Refusals() {}

  static Decision<Intake> notOpen(Intake state) {
    return Decision.refuse(state, Refusal.of("COURSE_NOT_OPEN", "nobody has asked for this course yet"));
  }

  static Decision<Intake> closed(Closed state) {
    return Decision.refuse(state, Refusal.of("COURSE_CLOSED", "the course is closed (" + state.reason() + ")"));
  }
}
