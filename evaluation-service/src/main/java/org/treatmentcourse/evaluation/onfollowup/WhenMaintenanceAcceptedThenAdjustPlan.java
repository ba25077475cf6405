package org.treatmentcourse.evaluation.onfollowup;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.MaintenanceAccepted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Planning;

/** The loop closes: follow-up proposes, a clinician accepts, here is the next version of the plan. */
public final class WhenMaintenanceAcceptedThenAdjustPlan implements Reaction<Evaluation, MaintenanceAccepted> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenMaintenanceAcceptedThenAdjustPlan(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, MaintenanceAccepted event, Occurrence when) {
    return Planning.maintain(state, event, policy.apply(when.course().clinic()));
  }
}
