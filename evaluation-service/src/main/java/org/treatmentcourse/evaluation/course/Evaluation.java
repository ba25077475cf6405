package org.treatmentcourse.evaluation.course;

import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;

/** Where evaluation is with a course: not heard of, waiting for intake, working it up, treating by a plan, over. */
public sealed interface Evaluation extends CourseState permits Awaited, Referred, Open, Planned, Ended {

  static Evaluation initial(CourseRef course) {
    return new Awaited(Facts.NONE, null);
  }

  @Override
  default boolean isOpen() {
    return true;
  }
}
