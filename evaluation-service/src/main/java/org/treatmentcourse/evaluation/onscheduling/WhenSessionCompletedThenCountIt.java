package org.treatmentcourse.evaluation.onscheduling;

import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Planning;

/** How far the plan has come. */
public final class WhenSessionCompletedThenCountIt implements Reaction<Evaluation, SessionCompleted> {

  @Override
  public Decision<Evaluation> react(Evaluation state, SessionCompleted event, Occurrence when) {
    return Planning.sessionCompleted(state, event.session());
  }
}
