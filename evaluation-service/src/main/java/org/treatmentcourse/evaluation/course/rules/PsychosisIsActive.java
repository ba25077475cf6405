package org.treatmentcourse.evaluation.course.rules;

import java.util.List;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;

/** EL-13. */
record PsychosisIsActive() implements Rule {

  @Override
  public String id() {
    return "EL-13";
  }

  @Override
  public Verdict judge(Subject subject) {
    List<String> psychotic = subject.policy().valueSets().psychotic();
    return Diagnoses.any(subject, diagnosis -> diagnosis.status() == ClinicalStatus.ACTIVE && diagnosis.isIn(psychotic));
  }
}
