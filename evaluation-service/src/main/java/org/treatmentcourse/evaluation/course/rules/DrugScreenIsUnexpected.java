package org.treatmentcourse.evaluation.course.rules;

import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.evaluation.course.LabFact;

/** EL-26: the urine drug screen every work-up in a clinic needs (DOMAIN 4.4). */
record DrugScreenIsUnexpected() implements Rule {

  @Override
  public String id() {
    return "EL-26";
  }

  @Override
  public Verdict judge(Subject subject) {
    LabFact screen = subject.facts().lab(Lab.UDS).orElse(null);
    if (screen == null || subject.isOlderThan(screen.at(), subject.policy().labs().udsMaxAgeDays())) {
      return new Verdict.Unknown("uds");
    }
    return screen.result() == LabResult.POSITIVE ? new Verdict.Fires("uds=POSITIVE") : Verdict.CLEAR;
  }
}
