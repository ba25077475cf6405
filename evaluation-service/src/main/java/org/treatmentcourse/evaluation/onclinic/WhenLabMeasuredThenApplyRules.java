package org.treatmentcourse.evaluation.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.LabMeasured;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;

/** Laboratory values are inputs of a decision. */
public final class WhenLabMeasuredThenApplyRules implements Reaction<Evaluation, LabMeasured> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenLabMeasuredThenApplyRules(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, LabMeasured event, Occurrence when) {
    return Evidence.measured(state, event, when, policy.apply(when.course().clinic()));
  }
}
