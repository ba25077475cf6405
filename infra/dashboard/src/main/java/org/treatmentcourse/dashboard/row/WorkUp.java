package org.treatmentcourse.dashboard.row;

import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.Plan;

/**
 * From {@code evaluation.events}.
 *
 * @param resumedUpTo suspensions up to this number are lifted; 0 for none
 * @param completed the plan is over
 */
public record WorkUp(
    boolean opened, @Nullable Outcome recommendation, @Nullable Outcome outcome, @Nullable Plan plan, int resumedUpTo, boolean completed) {

  static final WorkUp NONE = new WorkUp(false, null, null, null, 0, false);

  WorkUp hear(EvaluationEvent event) {
    return switch (event) {
      case EvaluationEvent.EvaluationOpened e -> new WorkUp(true, recommendation, outcome, plan, resumedUpTo, completed);
      case EvaluationEvent.EligibilityAssessed e -> new WorkUp(opened, e.recommendation(), outcome, plan, resumedUpTo, completed);
      case EvaluationEvent.EligibilityDecided e -> new WorkUp(opened, recommendation, e.outcome(), plan, resumedUpTo, completed);
      // What it holds is told when somebody wants to start.
      case EvaluationEvent.MedicationsJudged e -> this;
      case EvaluationEvent.LabNoted e -> this;
      // Nothing follows from it before it is signed; the task about it is on the list.
      case EvaluationEvent.PlanProposed e -> this;
      case EvaluationEvent.PlanProposalWithdrawn e -> this;
      // Somebody has a task about it.
      case EvaluationEvent.RecommendationNotFollowed e -> this;
      case EvaluationEvent.WorkUpOrdered e -> this;
      case EvaluationEvent.WorkUpResulted e -> this;
      case EvaluationEvent.PlanApproved e -> new WorkUp(opened, recommendation, outcome, e.plan(), resumedUpTo, completed);
      case EvaluationEvent.PlanAdjusted e -> new WorkUp(opened, recommendation, outcome, e.plan(), resumedUpTo, completed);
      case EvaluationEvent.PlanResumed e -> new WorkUp(opened, recommendation, outcome, plan, Math.max(resumedUpTo, e.upTo()), completed);
      case EvaluationEvent.PlanCompleted e -> new WorkUp(opened, recommendation, outcome, plan, resumedUpTo, true);
      case EvaluationEvent.CourseBlocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case EvaluationEvent.CourseUnblocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case EvaluationEvent.PlanSuspended e -> throw new IllegalArgumentException("travels on the safety stream");
    };
  }
}
