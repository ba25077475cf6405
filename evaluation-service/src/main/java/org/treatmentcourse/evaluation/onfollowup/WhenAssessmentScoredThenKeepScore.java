package org.treatmentcourse.evaluation.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;
import org.treatmentcourse.evaluation.course.Policies;

/** Scores are inputs of a decision. */
public final class WhenAssessmentScoredThenKeepScore implements Reaction<Evaluation, AssessmentScored> {
  private final Policies policies;

  public WhenAssessmentScoredThenKeepScore(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, AssessmentScored event, Occurrence when) {
    return Hearsay.scored(state, event, when, policies.of(when, state));
  }
}
