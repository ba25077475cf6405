package org.treatmentcourse.followup.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Plans;

/** Says when the induction ends. */
public record WhenPlanApprovedThenKnowTheInduction(Function<String, FollowupPolicy> policies) implements Reaction<Followup, PlanApproved> {

  @Override
  public Decision<Followup> react(Followup state, PlanApproved event, Occurrence when) {
    return Plans.planned(state, event.plan(), when, policies.apply(when.course().clinic()));
  }
}
