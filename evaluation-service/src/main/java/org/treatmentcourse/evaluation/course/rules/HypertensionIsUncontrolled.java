package org.treatmentcourse.evaluation.course.rules;

import java.util.List;
import java.util.function.ToIntFunction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.BloodPressure;

/** EL-04: the mean of the last two visits. */
record HypertensionIsUncontrolled() implements Rule {
  private static final int VISITS = 2;

  @Override
  public String id() {
    return "EL-04";
  }

  @Override
  public Verdict judge(Subject subject) {
    List<List<BloodPressure>> visits = subject.visits();
    if (visits.isEmpty()) {
      return new Verdict.Unknown("bloodPressure");
    }
    EvaluationPolicy.BloodPressure limits = subject.policy().bp();
    double systolic = mean(visits, BloodPressure::systolic);
    double diastolic = mean(visits, BloodPressure::diastolic);
    return systolic >= limits.reviewSbp() || diastolic >= limits.reviewDbp()
        ? new Verdict.Fires("bpMean=" + Math.round(systolic) + "/" + Math.round(diastolic))
        : Verdict.CLEAR;
  }

  private static double mean(List<List<BloodPressure>> visits, ToIntFunction<BloodPressure> value) {
    return visits.subList(Math.max(0, visits.size() - VISITS), visits.size()).stream()
        .mapToDouble(visit -> visit.stream().mapToInt(value).average().orElseThrow())
        .average()
        .orElseThrow();
  }
}
