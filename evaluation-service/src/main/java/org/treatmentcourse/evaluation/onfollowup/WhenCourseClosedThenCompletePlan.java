package org.treatmentcourse.evaluation.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Ending;
import org.treatmentcourse.evaluation.course.Evaluation;

/** Nothing more may be booked on this plan. */
public final class WhenCourseClosedThenCompletePlan implements Reaction<Evaluation, CourseClosed> {

  @Override
  public Decision<Evaluation> react(Evaluation state, CourseClosed event, Occurrence when) {
    return Ending.close(state, event.reason(), when);
  }
}
