package org.treatmentcourse.evaluation.onintake;

import java.util.function.Function;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Referring;

/** The work-up begins; heard again, the history has changed. */
public final class WhenIntakeCompletedThenOpenEvaluation implements Reaction<Evaluation, IntakeCompleted> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenIntakeCompletedThenOpenEvaluation(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, IntakeCompleted event, Occurrence when) {
    return Referring.completed(state, event, when, policy.apply(when.course().clinic()));
  }
}
