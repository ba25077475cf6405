package org.treatmentcourse.scheduling.monitoring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.VitalsSampled;

/**
 * What a monitor has measured since it last told, as in {@code clinic.vitals-sampled.v1}.
 *
 * @param samples 1 to 600, in any order
 */
record SamplesRequest(@NotNull @Size(min = 1, max = 600) List<@Valid @NotNull Sample> samples) {

  VitalsSampled of(int session) {
    return new VitalsSampled(session, samples.stream().map(Sample::taken).toList());
  }

  /**
   * What was measured at one moment; what was not is absent.
   *
   * @param at to the millisecond
   * @param systolic mmHg
   * @param diastolic mmHg
   * @param heartRate per minute
   * @param respiratoryRate per minute
   * @param spo2 percent
   */
  record Sample(
      @NotNull Instant at,
      @Nullable @Min(40) @Max(300) Integer systolic,
      @Nullable @Min(20) @Max(200) Integer diastolic,
      @Nullable @Min(20) @Max(250) Integer heartRate,
      @Nullable @Min(0) @Max(80) Integer respiratoryRate,
      @Nullable @Min(40) @Max(100) Integer spo2) {

    VitalsSampled.Sample taken() {
      return new VitalsSampled.Sample(at, systolic, diastolic, heartRate, respiratoryRate, spo2);
    }
  }
}
