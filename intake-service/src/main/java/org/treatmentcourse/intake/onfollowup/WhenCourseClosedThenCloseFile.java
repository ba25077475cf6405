package org.treatmentcourse.intake.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.intake.course.Ending;
import org.treatmentcourse.intake.course.Intake;

/** The course is over, so is its file. */
public final class WhenCourseClosedThenCloseFile implements Reaction<Intake, CourseClosed> {

  @Override
  public Decision<Intake> react(Intake state, CourseClosed event, Occurrence when) {
    return Ending.close(state, event.reason(), when);
  }
}
