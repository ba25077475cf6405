package org.treatmentcourse.followup.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Plans;

/** A second prescriber has to sign it. */
public record WhenPlanProposedThenAskForASignature(Function<String, FollowupPolicy> policies) implements Reaction<Followup, PlanProposed> {

  @Override
  public Decision<Followup> react(Followup state, PlanProposed event, Occurrence when) {
    return Plans.proposed(state, event, when, policies.apply(when.course().clinic()));
  }
}
