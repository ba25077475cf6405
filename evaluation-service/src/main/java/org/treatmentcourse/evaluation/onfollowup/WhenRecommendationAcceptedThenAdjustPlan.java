package org.treatmentcourse.evaluation.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.RecommendationAccepted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Following;
import org.treatmentcourse.evaluation.course.Policies;

/** The loop closes: follow-up recommends, a clinician accepts, here is the next version of the plan. */
public final class WhenRecommendationAcceptedThenAdjustPlan implements Reaction<Evaluation, RecommendationAccepted> {
  private final Policies policies;

  public WhenRecommendationAcceptedThenAdjustPlan(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, RecommendationAccepted event, Occurrence when) {
    return Following.follow(state, event, when, policies.of(when, state));
  }
}
