package org.treatmentcourse.evaluation.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.MedicationsReconciled;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;
import org.treatmentcourse.evaluation.course.Policies;

/** A drug that must not meet ketamine stops a plan in force. */
public final class WhenMedicationsReconciledThenApplyRules implements Reaction<Evaluation, MedicationsReconciled> {
  private final Policies policies;

  public WhenMedicationsReconciledThenApplyRules(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, MedicationsReconciled event, Occurrence when) {
    return Evidence.reconciled(state, event, when, policies.of(when, state));
  }
}
