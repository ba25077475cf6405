package org.treatmentcourse.evaluation.course.rules;

import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.ValueSets;
import org.treatmentcourse.evaluation.course.Diagnosis;

/** EL-14: psychosis that is not active, or depression with psychotic features, now or once. */
record PsychosisIsInThePast() implements Rule {

  @Override
  public String id() {
    return "EL-14";
  }

  @Override
  public Verdict judge(Subject subject) {
    ValueSets sets = subject.policy().valueSets();
    return Diagnoses.any(subject, diagnosis -> isPastPsychosis(diagnosis, sets) || isPsychoticDepression(diagnosis, sets));
  }

  private static boolean isPastPsychosis(Diagnosis diagnosis, ValueSets sets) {
    return diagnosis.isIn(sets.psychotic())
        && (diagnosis.status() == ClinicalStatus.REMISSION || diagnosis.status() == ClinicalStatus.RESOLVED);
  }

  private static boolean isPsychoticDepression(Diagnosis diagnosis, ValueSets sets) {
    return diagnosis.isIn(sets.psychoticDepression()) && diagnosis.status() != ClinicalStatus.REFUTED;
  }
}
