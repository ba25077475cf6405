package org.treatmentcourse.evaluation.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.LabResulted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;

/** A positive pregnancy test stops a plan in force. */
public final class WhenLabResultedThenApplyRules implements Reaction<Evaluation, LabResulted> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenLabResultedThenApplyRules(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, LabResulted event, Occurrence when) {
    return Evidence.tested(state, event, when, policy.apply(when.course().clinic()));
  }
}
