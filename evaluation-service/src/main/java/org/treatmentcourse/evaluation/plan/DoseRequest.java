package org.treatmentcourse.evaluation.plan;

import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan.WeightBasis;
import org.treatmentcourse.evaluation.course.DoseOrder;

/**
 * A dose in the unit of the plan's protocol.
 *
 * @param durationMin minutes; as the protocol says where absent
 * @param weightBasis the actual weight where absent
 */
record DoseRequest(
    @Nullable @Positive Double doseMgPerKg,
    @Nullable @Positive Double doseMgPerKgPerHour,
    @Nullable @Positive Double doseMg,
    @Nullable @Positive Integer durationMin,
    @Nullable WeightBasis weightBasis) {

  DoseOrder order() {
    return new DoseOrder(doseMgPerKg, doseMgPerKgPerHour, doseMg, durationMin, weightBasis);
  }
}
