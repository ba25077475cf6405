package org.treatmentcourse.followup.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposalWithdrawn;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Plans;

/** Nobody has to sign it any more. */
public record WhenPlanProposalWithdrawnThenAskNoMore(Function<String, FollowupPolicy> policies) implements Reaction<Followup, PlanProposalWithdrawn> {

  @Override
  public Decision<Followup> react(Followup state, PlanProposalWithdrawn event, Occurrence when) {
    return Plans.withdrawn(state, event, when, policies.apply(when.course().clinic()));
  }
}
