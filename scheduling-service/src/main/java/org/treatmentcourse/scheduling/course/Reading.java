package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;

/** One set of vital signs: mmHg, per minute, percent, 0 to 5, degrees Celsius; null for what was not measured. */
public record Reading(
    Instant at,
    @Nullable Integer systolic,
    @Nullable Integer diastolic,
    @Nullable Integer heartRate,
    @Nullable Integer respiratoryRate,
    @Nullable Integer spo2,
    @Nullable Integer moaas,
    @Nullable Double temperatureC) {

  /** By time; readings of one moment by what they say, so that the order of arrival can't matter. */
  static final Comparator<Reading> BY_TIME =
      Comparator.comparing(Reading::at)
          .thenComparing(Reading::systolic, absentFirst())
          .thenComparing(Reading::diastolic, absentFirst())
          .thenComparing(Reading::heartRate, absentFirst())
          .thenComparing(Reading::respiratoryRate, absentFirst())
          .thenComparing(Reading::spo2, absentFirst())
          .thenComparing(Reading::moaas, absentFirst())
          .thenComparing(Reading::temperatureC, Comparator.nullsFirst(Comparator.naturalOrder()));

  public static Reading of(VitalsRecorded event, Instant at) {
    return new Reading(at, event.systolic(), event.diastolic(), event.heartRate(), event.respiratoryRate(), event.spo2(), event.moaas(), event.temperatureC());
  }

  boolean hasPressure() {
    return systolic != null && diastolic != null;
  }

  /** True if either number is as high as its limit; what is absent is not high, and not known to be low either. */
  boolean reaches(int sbp, int dbp) {
    return (systolic != null && systolic >= sbp) || (diastolic != null && diastolic >= dbp);
  }

  private static Comparator<@Nullable Integer> absentFirst() {
    return Comparator.nullsFirst(Comparator.naturalOrder());
  }
}
