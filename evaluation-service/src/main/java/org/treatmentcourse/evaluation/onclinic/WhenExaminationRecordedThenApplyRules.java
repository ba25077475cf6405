package org.treatmentcourse.evaluation.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;

/** Blood pressure and weight. */
public final class WhenExaminationRecordedThenApplyRules implements Reaction<Evaluation, ExaminationRecorded> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenExaminationRecordedThenApplyRules(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, ExaminationRecorded event, Occurrence when) {
    return Evidence.examined(state, event, when, policy.apply(when.course().clinic()));
  }
}
