package org.treatmentcourse.evaluation.course.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.BloodPressure;

/** EL-03: two very high readings of the latest visit, some minutes apart. One alone is not enough to say so, and not enough to be sure it is not so. */
record BloodPressureIsVeryHigh() implements Rule {

  @Override
  public String id() {
    return "EL-03";
  }

  @Override
  public Verdict judge(Subject subject) {
    List<List<BloodPressure>> visits = subject.visits();
    if (visits.isEmpty()) {
      return new Verdict.Unknown("bloodPressure");
    }
    EvaluationPolicy.BloodPressure limits = subject.policy().bp();
    List<BloodPressure> visit = visits.getLast();
    BloodPressure last = visit.getLast();
    if (!isVeryHigh(last, limits)) {
      return Verdict.CLEAR;
    }
    Instant latestFirst = last.at().minus(Duration.ofMinutes(limits.repeatAfterMin()));
    List<BloodPressure> before = visit.stream().filter(reading -> !reading.at().isAfter(latestFirst)).toList();
    return !before.isEmpty() && isVeryHigh(before.getLast(), limits)
        ? new Verdict.Fires("bp=" + last.systolic() + "/" + last.diastolic())
        : new Verdict.Unknown("bloodPressureRepeat");
  }

  static boolean isVeryHigh(BloodPressure reading, EvaluationPolicy.BloodPressure limits) {
    return reading.systolic() >= limits.excludeSbp() || reading.diastolic() >= limits.excludeDbp();
  }
}
