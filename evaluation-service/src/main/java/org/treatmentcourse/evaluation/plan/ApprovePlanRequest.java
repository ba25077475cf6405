package org.treatmentcourse.evaluation.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan.WeightBasis;
import org.treatmentcourse.evaluation.course.DoseOrder;
import org.treatmentcourse.evaluation.course.Planning;

/**
 * What is absent is as the protocol says; a dose is given in the protocol's unit.
 *
 * @param protocol key in the clinic's pack, e.g. {@code IV_MDD_STD}
 * @param durationMin length of one administration, minutes
 * @param sessions of the induction
 */
record ApprovePlanRequest(
    @NotBlank @Size(max = 40) String protocol,
    @Nullable @Positive Double doseMgPerKg,
    @Nullable @Positive Double doseMgPerKgPerHour,
    @Nullable @Positive Double doseMg,
    @Nullable @Positive Integer durationMin,
    @Nullable @Positive Integer sessions,
    @Nullable WeightBasis weightBasis) {

  Planning.Order order(String by) {
    return new Planning.Order(protocol, new DoseOrder(doseMgPerKg, doseMgPerKgPerHour, doseMg, durationMin, weightBasis), sessions, by);
  }
}
