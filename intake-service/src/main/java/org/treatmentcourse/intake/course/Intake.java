package org.treatmentcourse.intake.course;

import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;

/** Where intake is with a course: not asked for yet, filling the file, file complete, over. */
public sealed interface Intake extends CourseState permits Awaited, Collecting, Completed, Closed {

  static Intake initial(CourseRef course) {
    return new Awaited(Assessments.NONE);
  }
}
