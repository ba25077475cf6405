package org.treatmentcourse.evaluation.onintake;

import org.treatmentcourse.contracts.IntakeEvent.IntakeDeclined;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Ending;
import org.treatmentcourse.evaluation.course.Evaluation;

/** There will be nothing to evaluate. */
public final class WhenIntakeDeclinedThenEnd implements Reaction<Evaluation, IntakeDeclined> {

  @Override
  public Decision<Evaluation> react(Evaluation state, IntakeDeclined event, Occurrence when) {
    return Ending.declined(state, event.reason(), when);
  }
}
