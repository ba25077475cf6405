package org.treatmentcourse.evaluation.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;

/** A hypersensitivity stops a plan in force. */
public final class WhenAllergiesReviewedThenApplyRules implements Reaction<Evaluation, AllergiesReviewed> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenAllergiesReviewedThenApplyRules(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, AllergiesReviewed event, Occurrence when) {
    return Evidence.reviewed(state, event, when, policy.apply(when.course().clinic()));
  }
}
