package org.treatmentcourse.scheduling.dose;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.course.Amount;

/**
 * What was given: in mg, or as a volume with its concentration; if in both, they agree within half a mg.
 *
 * @param deliveredMg 0 to 500
 * @param deliveredMl 0 to 1000
 * @param concentrationMgPerMl 0.01 to 100
 */
record DoseEndRequest(
    @Nullable @Min(0) @Max(500) Integer deliveredMg,
    @Nullable @Min(0) @Max(1000) Double deliveredMl,
    @Nullable @DecimalMin("0.01") @DecimalMax("100") Double concentrationMgPerMl) {

  Amount amount() {
    return new Amount(deliveredMg, deliveredMl, concentrationMgPerMl);
  }
}
