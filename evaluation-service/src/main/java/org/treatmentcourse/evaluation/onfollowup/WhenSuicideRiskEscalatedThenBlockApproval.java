package org.treatmentcourse.evaluation.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;
import org.treatmentcourse.evaluation.course.Policies;

/** On the safety stream. Not an exclusion (EL-37): nothing is planned until a person has disposed of it. */
public final class WhenSuicideRiskEscalatedThenBlockApproval implements Reaction<Evaluation, SuicideRiskEscalated> {
  private final Policies policies;

  public WhenSuicideRiskEscalatedThenBlockApproval(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, SuicideRiskEscalated event, Occurrence when) {
    return Hearsay.riskRaised(state, event.occurrence(), when, policies.of(when, state));
  }
}
