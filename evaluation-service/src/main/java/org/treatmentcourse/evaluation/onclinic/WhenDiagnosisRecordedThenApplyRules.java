package org.treatmentcourse.evaluation.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;
import org.treatmentcourse.evaluation.course.Policies;

/** A diagnosis, or what has become of it. */
public final class WhenDiagnosisRecordedThenApplyRules implements Reaction<Evaluation, DiagnosisRecorded> {
  private final Policies policies;

  public WhenDiagnosisRecordedThenApplyRules(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, DiagnosisRecorded event, Occurrence when) {
    return Evidence.diagnosed(state, event, when, policies.of(when, state));
  }
}
