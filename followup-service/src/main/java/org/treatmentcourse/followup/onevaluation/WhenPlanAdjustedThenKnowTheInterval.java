package org.treatmentcourse.followup.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Plans;

/** A later version replaces an earlier one. */
public record WhenPlanAdjustedThenKnowTheInterval(Function<String, FollowupPolicy> policies) implements Reaction<Followup, PlanAdjusted> {

  @Override
  public Decision<Followup> react(Followup state, PlanAdjusted event, Occurrence when) {
    return Plans.planned(state, event.plan(), when, policies.apply(when.course().clinic()));
  }
}
