package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;

/** What scheduling knows of a course. */
public sealed interface Series extends CourseState permits Awaited, Running {
  CourseRef course();

  Known known();

  Series knowing(Known known);

  static Series initial(CourseRef course) {
    return new Awaited(course, Known.NOTHING);
  }
}
