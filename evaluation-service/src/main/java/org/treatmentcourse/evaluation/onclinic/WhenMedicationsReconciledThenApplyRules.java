package org.treatmentcourse.evaluation.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.MedicationsReconciled;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;

/** A drug that must not meet ketamine stops a plan in force. */
public final class WhenMedicationsReconciledThenApplyRules implements Reaction<Evaluation, MedicationsReconciled> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenMedicationsReconciledThenApplyRules(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, MedicationsReconciled event, Occurrence when) {
    return Evidence.reconciled(state, event, when, policy.apply(when.course().clinic()));
  }
}
