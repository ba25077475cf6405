package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent.BpSeverity;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** The bands of DOMAIN 5.5, over readings in the order in which they were taken. */
final class BloodPressure {
  private BloodPressure() {}

  /** Two readings in the top band, far enough apart to confirm each other: no dose today. */
  static boolean excludes(Vitals vitals, SchedulingPolicy.Bp policy) {
    List<Instant> high =
        vitals.where(reading -> reading.reaches(policy.excludeSbp(), policy.excludeDbp())).map(Reading::at).toList();
    return !high.isEmpty() && !high.getLast().isBefore(high.getFirst().plus(apart(policy)));
  }

  /** The last raised reading that no prescriber has decided on. */
  static Optional<Reading> holding(Vitals vitals, Held.@Nullable Clearance clearance, SchedulingPolicy.Bp policy) {
    Vitals open = clearance == null ? vitals : vitals.after(clearance.at());
    return open.last(reading -> reading.reaches(policy.holdSbp(), policy.holdDbp()));
  }

  /** How often the pressure was taken again after the first raised reading, each at least the policy's minutes after the one before. */
  static int repeats(Vitals vitals, SchedulingPolicy.Bp policy) {
    int count = 0;
    Instant last = null;
    for (Reading reading : vitals.readings()) {
      if (last == null) {
        last = reading.reaches(policy.holdSbp(), policy.holdDbp()) ? reading.at() : null;
      } else if (reading.hasPressure() && !reading.at().isBefore(last.plus(apart(policy)))) {
        count++;
        last = reading.at();
      }
    }
    return count;
  }

  static boolean cautions(Reading reading, SchedulingPolicy.Bp policy) {
    return reading.reaches(policy.cautionAboveSbp() + 1, policy.cautionAboveDbp() + 1);
  }

  /** The bands of a session, whose top one needs symptoms beside the pressure (DOMAIN 5.8). */
  static BpSeverity severity(Completed done, @Nullable String stopped, SchedulingPolicy.Bp policy) {
    boolean elevated = done.peakSystolic() >= policy.holdSbp() || done.peakDiastolic() >= policy.holdDbp();
    boolean severe = done.peakSystolic() >= policy.excludeSbp() || done.peakDiastolic() >= policy.excludeDbp();
    if (elevated && StopReason.isSymptomOfPressure(stopped)) {
      return BpSeverity.EMERGENCY;
    }
    return severe ? BpSeverity.SEVERE : elevated ? BpSeverity.ELEVATED : BpSeverity.EXPECTED;
  }

  private static Duration apart(SchedulingPolicy.Bp policy) {
    return Duration.ofMinutes(policy.repeatAfterMin());
  }
}
