package org.treatmentcourse.followup.course;

import java.util.function.Function;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;

/** For what only makes sense while a course goes on. */
final class OpenCourse {
  private OpenCourse() {}

  static Decision<Followup> only(Followup state, Function<Followup.Following, Decision<Followup>> then) {
    return switch (state) {
      case Followup.Awaited awaited -> Decision.refuse(awaited, Refusal.of("COURSE_NOT_OPEN", "the course is not open"));
      case Followup.Closed closed -> Decision.refuse(closed, Refusal.of("COURSE_CLOSED", "the course has been closed already"));
      case Followup.Following open -> then.apply(open);
    };
  }
}
