package org.treatmentcourse.evaluation.onfollowup;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationAccepted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Following;

/** The loop closes: follow-up recommends, a clinician accepts, here is the next version of the plan. */
public final class WhenRecommendationAcceptedThenAdjustPlan implements Reaction<Evaluation, RecommendationAccepted> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenRecommendationAcceptedThenAdjustPlan(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, RecommendationAccepted event, Occurrence when) {
    return Following.follow(state, event, when, policy.apply(when.course().clinic()));
  }
}
