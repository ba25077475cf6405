package org.treatmentcourse.scheduling.course;

import java.util.function.DoublePredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** Heart rate, oxygen saturation and temperature, where measured: the newest of each, unless a prescriber has decided on it. */
final class PulseGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    SchedulingPolicy.Vitals policy = at.policy().vitals();
    return judge(at, Review.HR_REVIEW, Reading::heartRate, rate -> rate < policy.hrMin() || rate > policy.hrMax())
        .and(judge(at, Review.SPO2_REVIEW, Reading::spo2, percent -> percent < policy.spo2Min()))
        .and(judge(at, Review.TEMPERATURE_REVIEW, Reading::temperatureC, degrees -> degrees >= policy.temperatureBelow()));
  }

  private static Verdict judge(Try at, Review review, Function<Reading, @Nullable Number> sign, DoublePredicate outside) {
    return at.vitals().last(reading -> sign.apply(reading) != null)
        .filter(reading -> sign.apply(reading) instanceof Number value && outside.test(value.doubleValue()))
        .map(reading -> at.unlessReviewed(review, reading.at()))
        .orElse(Verdict.PASS);
  }
}
