package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** What ends a dose because it lasts: a run of readings outside the limits, with none inside between them (DOMAIN 5.6). */
final class Sustained {
  private Sustained() {}

  /** @param during readings since the start of the dose */
  static Optional<String> reason(Vitals during, SchedulingPolicy.Stop policy) {
    return policy.sustained().stream().filter(rule -> lasts(during, rule)).map(SchedulingPolicy.Sustained::reason).findFirst();
  }

  private static boolean lasts(Vitals during, SchedulingPolicy.Sustained rule) {
    Instant first = null;
    for (Reading reading : during.readings()) {
      Integer value = value(reading, rule.sign());
      if (value == null) {
        continue;
      }
      if (!rule.outside(value)) {
        first = null;
      } else if (first == null) {
        first = reading.at();
      } else if (!reading.at().isBefore(first.plus(Duration.ofMinutes(rule.minutes())))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Integer value(Reading reading, SchedulingPolicy.Sign sign) {
    return switch (sign) {
      case HEART_RATE -> reading.heartRate();
      case SPO2 -> reading.spo2();
      case MOAAS -> reading.moaas();
    };
  }
}
