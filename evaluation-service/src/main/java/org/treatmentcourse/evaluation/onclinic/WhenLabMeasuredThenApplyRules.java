package org.treatmentcourse.evaluation.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.LabMeasured;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;
import org.treatmentcourse.evaluation.course.Policies;

/** Laboratory values are inputs of a decision. */
public final class WhenLabMeasuredThenApplyRules implements Reaction<Evaluation, LabMeasured> {
  private final Policies policies;

  public WhenLabMeasuredThenApplyRules(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, LabMeasured event, Occurrence when) {
    return Evidence.measured(state, event, when, policies.of(when, state));
  }
}
