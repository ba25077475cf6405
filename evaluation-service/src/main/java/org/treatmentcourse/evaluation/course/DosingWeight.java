package org.treatmentcourse.evaluation.course;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.treatmentcourse.contracts.Plan.WeightBasis;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** The weight a dose is calculated with (DOMAIN 5.1). */
final class DosingWeight {
  private static final int CM_OF_METRE = 100;

  private DosingWeight() {}

  /** @return kg; empty where that weight may not be used for this patient, or can't be known */
  static Optional<Double> kg(WeightBasis basis, double actualKg, Facts facts, EvaluationPolicy policy) {
    if (basis == WeightBasis.ACTUAL) {
      return Optional.of(actualKg);
    }
    EvaluationPolicy.DosingWeights weights = policy.dosingWeights();
    Noted height = facts.noted("exam.heightCm").orElse(null);
    Told told = facts.told();
    Double base = told == null ? null : weights.baseKg().get(told.sex());
    if (height == null || base == null) {
      return Optional.empty();
    }
    double cm = Double.parseDouble(height.value());
    if (actualKg * CM_OF_METRE * CM_OF_METRE / (cm * cm) < weights.fromBmi()) {
      return Optional.empty();
    }
    double ideal = base + weights.kgPerCm() * Math.max(0, cm - weights.baseCm());
    double kg = basis == WeightBasis.IDEAL ? ideal : ideal + weights.adjustedShare() * Math.max(0, actualKg - ideal);
    return Optional.of(BigDecimal.valueOf(Math.min(kg, actualKg)).setScale(1, RoundingMode.HALF_UP).doubleValue());
  }

  static String need(WeightBasis basis, EvaluationPolicy policy) {
    EvaluationPolicy.DosingWeights weights = policy.dosingWeights();
    return basis + " weight needs a height, a recorded sex of " + weights.baseKg().keySet().stream().sorted().toList() + " and a body mass index of "
        + weights.fromBmi() + " or more";
  }
}
