package org.treatmentcourse.evaluation.deadlines;

import java.util.List;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.DueReaction;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.evaluation.course.Deciding;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Open;

/** A decision that no plan was built on runs out. The only clock of evaluation. */
public final class LetDecisionLapse implements DueReaction<Evaluation> {

  @Override
  public Decision<Evaluation> due(Evaluation state, List<Timer> fired, Occurrence when) {
    if (state instanceof Open open) {
      return Deciding.lapse(open, when);
    }
    throw new IllegalStateException("no clock runs outside the work-up: " + fired);
  }
}
