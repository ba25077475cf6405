package org.treatmentcourse.followup.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Plans;

/** Safety stream: nothing is proposed until the suspension is lifted. */
public record WhenPlanSuspendedThenTellSomebody(Function<String, FollowupPolicy> policies) implements Reaction<Followup, PlanSuspended> {

  @Override
  public Decision<Followup> react(Followup state, PlanSuspended event, Occurrence when) {
    return Plans.suspended(state, event, when, policies.apply(when.course().clinic()));
  }
}
