package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** Whether the pressure has settled after a dose: near what it was before, or falling and below the limits. */
final class Pressure {
  private Pressure() {}

  static Optional<String> reason(Observing session, Instant now, SchedulingPolicy.Discharge policy) {
    Optional<Reading> last = session.vitals().until(now).from(session.since()).last(Reading::hasPressure);
    if (last.isEmpty()) {
      return Optional.of("BP_UNKNOWN");
    }
    return settled(session.vitals().until(now), last.get(), session.startedAt(), policy) ? Optional.empty() : Optional.of("BP_NOT_SETTLED");
  }

  private static boolean settled(Vitals vitals, Reading last, Instant startedAt, SchedulingPolicy.Discharge policy) {
    Optional<Reading> baseline = vitals.until(startedAt).last(Reading::hasPressure);
    if (baseline.isPresent() && near(last, baseline.get(), policy.bpWithinPct())) {
      return true;
    }
    Optional<Reading> before = vitals.last(reading -> reading.hasPressure() && reading.at().isBefore(last.at()));
    return !last.reaches(policy.bpFallingBelowSbp(), policy.bpFallingBelowDbp()) && before.isPresent() && falls(before.get(), last);
  }

  private static boolean near(Reading one, Reading base, int pct) {
    return near(one.systolic(), base.systolic(), pct) && near(one.diastolic(), base.diastolic(), pct);
  }

  private static boolean near(@Nullable Integer value, @Nullable Integer base, int pct) {
    return value != null && base != null && Math.abs(value - base) * 100 <= base * pct;
  }

  private static boolean falls(Reading before, Reading after) {
    Integer from = before.systolic();
    Integer to = after.systolic();
    return from != null && to != null && to < from;
  }
}
