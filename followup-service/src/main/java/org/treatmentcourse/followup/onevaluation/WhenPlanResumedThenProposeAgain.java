package org.treatmentcourse.followup.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Plans;

/** Suspensions are numbered, so it does not matter which stream is quicker. */
public record WhenPlanResumedThenProposeAgain(Function<String, FollowupPolicy> policies) implements Reaction<Followup, PlanResumed> {

  @Override
  public Decision<Followup> react(Followup state, PlanResumed event, Occurrence when) {
    return Plans.resumed(state, event, when, policies.apply(when.course().clinic()));
  }
}
