package org.treatmentcourse.evaluation.course.rules;

import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.ValueSets;
import org.treatmentcourse.evaluation.course.Diagnosis;

/** EL-23: an active moderate or severe substance use disorder that is not being treated. */
record SubstanceUseIsUntreated() implements Rule {

  @Override
  public String id() {
    return "EL-23";
  }

  @Override
  public Verdict judge(Subject subject) {
    ValueSets sets = subject.policy().valueSets();
    return Diagnoses.worst(subject, diagnosis -> isActive(diagnosis, sets) ? treated(diagnosis) : Verdict.CLEAR);
  }

  private static Verdict treated(Diagnosis diagnosis) {
    Boolean inTreatment = diagnosis.inTreatment();
    if (inTreatment == null) {
      return new Verdict.Unknown("inTreatment");
    }
    return inTreatment ? Verdict.CLEAR : Diagnoses.fires(diagnosis);
  }

  static boolean isActive(Diagnosis diagnosis, ValueSets sets) {
    return diagnosis.status() == ClinicalStatus.ACTIVE && diagnosis.isIn(sets.substanceModerateSevere()) && !diagnosis.isIn(sets.substanceRemission());
  }
}
