package org.treatmentcourse.scheduling.course;

import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.Sign;

/** What a monitor measures, and the widest of the limits at which it may pause or end a dose (DOMAIN 5.6). */
public enum Signal {
  PRESSURE(Reading::hasPressure, (reading, policy) -> reading.reaches(policy.bp().excludeSbp(), policy.bp().excludeDbp())),
  PULSE(reading -> reading.heartRate() != null, (reading, policy) -> is(reading.heartRate(), rate -> lasting(rate, Sign.HEART_RATE, policy))),
  BREATHS(reading -> reading.respiratoryRate() != null, (reading, policy) -> is(reading.respiratoryRate(), policy.stop()::breathsEnd)),
  OXYGEN(
      reading -> reading.spo2() != null,
      (reading, policy) -> is(reading.spo2(), spo2 -> policy.stop().oxygenEnds(spo2) || lasting(spo2, Sign.SPO2, policy)));

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

  private static boolean is(@Nullable Integer value, IntPredicate outside) {
    return value != null && outside.test(value);
  }

  /** Outside of what ends a dose once it has lasted. */
  private static boolean lasting(int value, Sign sign, SchedulingPolicy policy) {
    return policy.stop().sustained().stream().anyMatch(rule -> rule.sign() == sign && rule.outside(value));
  }
}
