package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.ClinicEvent.VitalsSampled;

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

  public static Reading of(VitalsSampled.Sample sample) {
    return new Reading(sample.at(), sample.systolic(), sample.diastolic(), sample.heartRate(), sample.respiratoryRate(), sample.spo2(), null, null);
  }

  public static Reading of(VitalsRecorded event, Instant at) {
    return new Reading(at, event.systolic(), event.diastolic(), event.heartRate(), event.respiratoryRate(), event.spo2(), event.moaas(), event.temperatureC());
  }

  /** What staff look at in person, or a cuff measures: an oximeter that tells of itself is not a set that was due. */
  boolean isSet() {
    return hasPressure() || moaas != null;
  }

  public boolean isEmpty() {
    return systolic == null && diastolic == null && heartRate == null && respiratoryRate == null && spo2 == null && moaas == null && temperatureC == null;
  }

  /** Those signs as if they had not been measured. */
  Reading without(Set<Signal> signals) {
    boolean pressure = signals.contains(Signal.PRESSURE);
    return new Reading(
        at,
        pressure ? null : systolic,
        pressure ? null : diastolic,
        signals.contains(Signal.PULSE) ? null : heartRate,
        signals.contains(Signal.BREATHS) ? null : respiratoryRate,
        signals.contains(Signal.OXYGEN) ? null : spo2,
        moaas,
        temperatureC);
  }

  /** False for one number without the other, or for two in the wrong order. */
  public boolean isPressureWhole() {
    return systolic == null || diastolic == null ? systolic == null && diastolic == null : systolic > diastolic;
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
