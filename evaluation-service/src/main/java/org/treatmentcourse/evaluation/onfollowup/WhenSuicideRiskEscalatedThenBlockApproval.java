package org.treatmentcourse.evaluation.onfollowup;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;

/** On the safety stream. Not an exclusion (EL-37): nothing is planned until a person has disposed of it. */
public final class WhenSuicideRiskEscalatedThenBlockApproval implements Reaction<Evaluation, SuicideRiskEscalated> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenSuicideRiskEscalatedThenBlockApproval(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, SuicideRiskEscalated event, Occurrence when) {
    return Hearsay.riskRaised(state, event.occurrence(), when, policy.apply(when.course().clinic()));
  }
}
