package org.treatmentcourse.scheduling.monitoring;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.course.Reading;

/**
 * One set of vital signs, as in {@code clinic.vitals-recorded.v1}; what was not measured is absent.
 *
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param heartRate per minute
 * @param respiratoryRate per minute
 * @param spo2 percent
 * @param moaas Modified Observer's Assessment of Alertness/Sedation, 0 to 5
 * @param temperatureC degrees Celsius
 */
record VitalsRequest(
    @Nullable @Min(40) @Max(300) Integer systolic,
    @Nullable @Min(20) @Max(200) Integer diastolic,
    @Nullable @Min(20) @Max(250) Integer heartRate,
    @Nullable @Min(0) @Max(80) Integer respiratoryRate,
    @Nullable @Min(40) @Max(100) Integer spo2,
    @Nullable @Min(0) @Max(5) Integer moaas,
    @Nullable @DecimalMin("30") @DecimalMax("45") Double temperatureC) {

  Reading at(Instant now) {
    return new Reading(now, systolic, diastolic, heartRate, respiratoryRate, spo2, moaas, temperatureC);
  }

  /** A set of nothing would count as one that came in time. */
  @AssertTrue(message = "at least one sign must be measured")
  boolean isMeasured() {
    return !at(Instant.EPOCH).isEmpty();
  }

  @AssertTrue(message = "a blood pressure has two numbers, the higher one first")
  boolean isPressure() {
    return at(Instant.EPOCH).isPressureWhole();
  }
}
