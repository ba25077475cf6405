package org.treatmentcourse.evaluation.onfollowup;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;

/** Scores are inputs of a decision. */
public final class WhenAssessmentScoredThenKeepScore implements Reaction<Evaluation, AssessmentScored> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenAssessmentScoredThenKeepScore(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, AssessmentScored event, Occurrence when) {
    return Hearsay.scored(state, event, when, policy.apply(when.course().clinic()));
  }
}
