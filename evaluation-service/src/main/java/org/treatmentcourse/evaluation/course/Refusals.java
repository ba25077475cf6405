package org.treatmentcourse.evaluation.course;

import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;

/** The business noes that depend on nothing but the stage. */
final class Refusals {
  private Refusals() {}

  static Decision<Evaluation> notOpen(Evaluation state) {
    return Decision.refuse(state, Refusal.of("COURSE_NOT_OPEN", "this course is not known here yet"));
  }

  static Decision<Evaluation> intakeIncomplete(Evaluation state) {
    return Decision.refuse(state, Refusal.of("INTAKE_INCOMPLETE", "intake is still collecting the file"));
  }

  static Decision<Evaluation> noPlan(Evaluation state) {
    return Decision.refuse(state, Refusal.of("NO_PLAN", "there is no plan in force"));
  }

  static Decision<Evaluation> planInForce(Evaluation state) {
    return Decision.refuse(state, Refusal.of("PLAN_IN_FORCE", "a plan is in force already"));
  }

  static Decision<Evaluation> closed(Ended state) {
    return Decision.refuse(state, Refusal.of("COURSE_CLOSED", "the course is closed (" + state.reason() + ")"));
  }
}
