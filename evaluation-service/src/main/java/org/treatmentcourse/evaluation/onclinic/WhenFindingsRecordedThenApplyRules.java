package org.treatmentcourse.evaluation.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.FindingsRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;

/** What was asked or found is an input of a decision. */
public final class WhenFindingsRecordedThenApplyRules implements Reaction<Evaluation, FindingsRecorded> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenFindingsRecordedThenApplyRules(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, FindingsRecorded event, Occurrence when) {
    return Evidence.found(state, event, when, policy.apply(when.course().clinic()));
  }
}
