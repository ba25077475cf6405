package org.treatmentcourse.evaluation.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;

/** A diagnosis, or what has become of it. */
public final class WhenDiagnosisRecordedThenApplyRules implements Reaction<Evaluation, DiagnosisRecorded> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenDiagnosisRecordedThenApplyRules(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, DiagnosisRecorded event, Occurrence when) {
    return Evidence.diagnosed(state, event, when, policy.apply(when.course().clinic()));
  }
}
