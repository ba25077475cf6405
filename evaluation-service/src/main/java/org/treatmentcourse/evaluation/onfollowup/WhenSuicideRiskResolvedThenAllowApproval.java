package org.treatmentcourse.evaluation.onfollowup;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;

/** A person has disposed of the escalation. */
public final class WhenSuicideRiskResolvedThenAllowApproval implements Reaction<Evaluation, SuicideRiskResolved> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenSuicideRiskResolvedThenAllowApproval(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, SuicideRiskResolved event, Occurrence when) {
    return Hearsay.riskResolved(state, event.occurrence(), when, policy.apply(when.course().clinic()));
  }
}
