package org.treatmentcourse.evaluation.course.rules;

import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;

/** EL-17. That there is no test yet is the business of EL-19. */
record Pregnancy() implements Rule {

  @Override
  public String id() {
    return "EL-17";
  }

  @Override
  public Verdict judge(Subject subject) {
    return subject
        .facts()
        .lab(Lab.HCG)
        .filter(hcg -> hcg.result() == LabResult.POSITIVE)
        .<Verdict>map(hcg -> new Verdict.Fires("hcg=POSITIVE"))
        .orElse(Verdict.CLEAR);
  }
}
