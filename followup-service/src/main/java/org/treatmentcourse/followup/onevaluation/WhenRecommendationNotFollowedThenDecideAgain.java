package org.treatmentcourse.followup.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.RecommendationNotFollowed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Recommending;

/** What was accepted came too late for the plan: a clinician decides again. */
public record WhenRecommendationNotFollowedThenDecideAgain(Function<String, FollowupPolicy> policies)
    implements Reaction<Followup, RecommendationNotFollowed> {

  @Override
  public Decision<Followup> react(Followup state, RecommendationNotFollowed event, Occurrence when) {
    return Recommending.notFollowed(state, event.recommendation(), when, policies.apply(when.course().clinic()));
  }
}
