package org.treatmentcourse.scheduling.course;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.Sign;

/** What a monitor measures, and the widest of the limits at which it may pause or end a dose (DOMAIN 5.6). */
public enum Signal {
  PRESSURE(Reading::hasPressure, (reading, policy) -> reading.reaches(policy.bp().excludeSbp(), policy.bp().excludeDbp())),
  PULSE(reading -> reading.heartRate() != null, (reading, policy) -> beyond(reading.heartRate(), Sign.HEART_RATE, policy)),
  BREATHS(reading -> reading.respiratoryRate() != null, (reading, policy) -> beyond(reading.respiratoryRate(), policy.stop().rrMin(), policy.stop().rrMax())),
  OXYGEN(
      reading -> reading.spo2() != null,
      (reading, policy) -> beyond(reading.spo2(), policy.stop().spo2Below(), null) || beyond(reading.spo2(), Sign.SPO2, policy));

  private final Predicate<Reading> measured;
  private final BiPredicate<Reading, SchedulingPolicy> outside;

  Signal(Predicate<Reading> measured, BiPredicate<Reading, SchedulingPolicy> outside) {
    this.measured = measured;
    this.outside = outside;
  }

  boolean measuredBy(Reading reading) {
    return measured.test(reading);
  }

  boolean outside(Reading reading, SchedulingPolicy policy) {
    return outside.test(reading, policy);
  }

  private static boolean beyond(@Nullable Integer value, Sign sign, SchedulingPolicy policy) {
    return policy.stop().sustained().stream().anyMatch(rule -> rule.sign() == sign && beyond(value, rule.below(), rule.above()));
  }

  private static boolean beyond(@Nullable Integer value, @Nullable Integer below, @Nullable Integer above) {
    return value != null && ((below != null && value < below) || (above != null && value > above));
  }
}
