package org.treatmentcourse.evaluation.course;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Dose;

/** Dose arithmetic (DOMAIN 5.1): mg per kg times dosing weight, rounded to the protocol's step, in decimals. */
final class DoseOrder {
  private DoseOrder() {}

  static Optional<Refusal> whyNot(double mgPerKg, Dose limits) {
    if (mgPerKg > limits.hardMax()) {
      return no("DOSE_ABOVE_HARD_MAX", "more than " + limits.hardMax() + " mg/kg is never given by this protocol");
    }
    if (mgPerKg > limits.softMax()) {
      return no("SECOND_SIGN_OFF_NEEDED", "above " + limits.softMax() + " mg/kg a second prescriber must sign");
    }
    return mgPerKg < limits.min() ? no("DOSE_BELOW_MIN", "less than " + limits.min() + " mg/kg has no known use") : Optional.empty();
  }

  /** @return whole mg */
  static int mg(double mgPerKg, double kg, Dose limits) {
    BigDecimal step = BigDecimal.valueOf(limits.roundToMg());
    return BigDecimal.valueOf(mgPerKg).multiply(BigDecimal.valueOf(kg)).divide(step, 0, RoundingMode.HALF_UP).multiply(step).intValueExact();
  }

  private static Optional<Refusal> no(String code, String message) {
    return Optional.of(Refusal.of(code, "/doseMgPerKg", message));
  }
}
