package org.treatmentcourse.evaluation.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.LabResulted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;
import org.treatmentcourse.evaluation.course.Policies;

/** A positive pregnancy test stops a plan in force. */
public final class WhenLabResultedThenApplyRules implements Reaction<Evaluation, LabResulted> {
  private final Policies policies;

  public WhenLabResultedThenApplyRules(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, LabResulted event, Occurrence when) {
    return Evidence.tested(state, event, when, policies.of(when, state));
  }
}
