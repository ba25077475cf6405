package org.treatmentcourse.evaluation.course.rules;

import java.util.List;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.BloodPressure;

/** EL-05: the latest reading, where no worse rule about blood pressure has fired. */
record BloodPressureIsRaised() implements Rule {

  @Override
  public String id() {
    return "EL-05";
  }

  @Override
  public Verdict judge(Subject subject) {
    List<List<BloodPressure>> visits = subject.visits();
    if (visits.isEmpty()) {
      return new Verdict.Unknown("bloodPressure");
    }
    if (fires(new BloodPressureIsVeryHigh(), subject) || fires(new HypertensionIsUncontrolled(), subject)) {
      return Verdict.CLEAR;
    }
    EvaluationPolicy.BloodPressure limits = subject.policy().bp();
    BloodPressure last = visits.getLast().getLast();
    return last.systolic() > limits.cautionAboveSbp() || last.diastolic() > limits.cautionAboveDbp()
        ? new Verdict.Fires("bp=" + last.systolic() + "/" + last.diastolic())
        : Verdict.CLEAR;
  }

  private static boolean fires(Rule worse, Subject subject) {
    return worse.judge(subject) instanceof Verdict.Fires;
  }
}
