package org.treatmentcourse.evaluation.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;
import org.treatmentcourse.evaluation.course.Policies;

/** A hypersensitivity stops a plan in force. */
public final class WhenAllergiesReviewedThenApplyRules implements Reaction<Evaluation, AllergiesReviewed> {
  private final Policies policies;

  public WhenAllergiesReviewedThenApplyRules(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, AllergiesReviewed event, Occurrence when) {
    return Evidence.reviewed(state, event, when, policies.of(when, state));
  }
}
