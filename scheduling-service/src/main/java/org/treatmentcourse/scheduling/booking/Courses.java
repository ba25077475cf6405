package org.treatmentcourse.scheduling.booking;

import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.scheduling.course.Series;

/** The course documents, as booking needs them. Every method may throw: then the outcome is unknown. */
interface Courses {

  /** Majority read. */
  Optional<Commands.Current<Series>> current(CourseRef course);

  /** One commit on the version that the command has seen; the command may run more than once. */
  Commands.Answer run(CourseRef course, String purpose, Command<Series> command);

  /** Courses with a booking under way, or with chairs to give back. */
  List<CourseRef> unsettled();

  /** Courses that wait for a chair at that site. */
  List<CourseRef> waiting(String clinic, String site);
}
