package org.treatmentcourse.evaluation.onintake;

import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Referring;

/** The work-up begins; heard again, the history has changed. */
public final class WhenIntakeCompletedThenOpenEvaluation implements Reaction<Evaluation, IntakeCompleted> {
  private final Policies policies;

  public WhenIntakeCompletedThenOpenEvaluation(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, IntakeCompleted event, Occurrence when) {
    return Referring.completed(state, event, when, policies.at(when.course().clinic(), event.site()));
  }
}
