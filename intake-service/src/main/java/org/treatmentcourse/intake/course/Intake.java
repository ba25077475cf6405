package org.treatmentcourse.intake.course;

import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;

/** Where intake is with a course: not asked for yet, filling the file, file complete, over. */
public sealed interface Intake extends CourseState permits Awaited, Collecting, Completed, Closed {

  static Intake initial(CourseRef course) {
    return new Awaited(Assessments.NONE);
  }

  /** Nothing before the request. */
  static @Nullable CourseFile fileOf(Intake state) {
    return switch (state) {
      case Awaited awaited -> null;
      case Collecting collecting -> collecting.file();
      case Completed completed -> completed.file();
      case Closed closed -> closed.file();
    };
  }
}
