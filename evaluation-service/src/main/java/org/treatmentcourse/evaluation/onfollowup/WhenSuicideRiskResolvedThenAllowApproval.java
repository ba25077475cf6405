package org.treatmentcourse.evaluation.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;
import org.treatmentcourse.evaluation.course.Policies;

/** A person has disposed of the escalation. */
public final class WhenSuicideRiskResolvedThenAllowApproval implements Reaction<Evaluation, SuicideRiskResolved> {
  private final Policies policies;

  public WhenSuicideRiskResolvedThenAllowApproval(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, SuicideRiskResolved event, Occurrence when) {
    return Hearsay.riskResolved(state, event.occurrence(), when, policies.of(when, state));
  }
}
