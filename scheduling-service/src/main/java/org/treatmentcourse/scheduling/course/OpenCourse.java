package org.treatmentcourse.scheduling.course;

import java.util.function.Function;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;

/** For what only makes sense once the course has been opened. */
public final class OpenCourse {
  private OpenCourse() {}

  public static Decision<Series> only(Series series, Function<Running, Decision<Series>> then) {
    return switch (series) {
      case Running running -> then.apply(running);
      case Awaited awaited -> Decision.refuse(awaited, Refusal.of("COURSE_NOT_OPEN", "the course has not been requested yet"));
    };
  }
}
