package org.treatmentcourse.evaluation.course;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Dose;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Step;

/** A dose one step up or down (DOMAIN 5.1, 6.3): a device more or less, or the step of the protocol; never so high that a second prescriber must sign. */
enum DoseStep {
  UP,
  DOWN;

  /** The plan, saying which doses lie next to its own. */
  static Plan told(Plan plan, Protocol protocol, Facts facts, EvaluationPolicy policy) {
    return plan.withDoseSteps(UP.mg(plan, protocol, facts, policy), DOWN.mg(plan, protocol, facts, policy));
  }

  private @Nullable Integer mg(Plan plan, Protocol protocol, Facts facts, EvaluationPolicy policy) {
    return from(plan, protocol, facts, policy).map(DoseOrder.Dosed::mg).orElse(null);
  }

  /** Empty where the protocol does not go further, or one prescriber may not order it. */
  Optional<DoseOrder.Dosed> from(Plan plan, Protocol protocol, Facts facts, EvaluationPolicy policy) {
    return amount(plan, protocol.dose())
        .map(amount -> order(amount, plan, protocol.dose()).calculate(protocol, facts, false, policy))
        .filter(DoseOrder.Dosed.class::isInstance)
        .map(DoseOrder.Dosed.class::cast)
        .filter(dosed -> !dosed.needsSecond());
  }

  private Optional<Double> amount(Plan plan, Dose dose) {
    double now = inForce(plan, dose);
    if (dose.steps() != null) {
      List<Double> doses = dose.steps().stream().map(Step::mg).map(Integer::doubleValue).sorted().toList();
      return this == UP
          ? doses.stream().filter(one -> one > now).findFirst()
          : doses.stream().filter(one -> one < now).reduce((one, other) -> other);
    }
    return Optional.ofNullable(dose.step()).map(step -> moved(now, step));
  }

  private double moved(double now, double step) {
    BigDecimal by = BigDecimal.valueOf(step);
    return BigDecimal.valueOf(now).add(this == UP ? by : by.negate()).doubleValue();
  }

  private static double inForce(Plan plan, Dose dose) {
    return switch (dose.unit()) {
      case MG_PER_KG -> Objects.requireNonNull(plan.doseMgPerKg(), "ordered in the protocol's unit");
      case MG_PER_KG_PER_HOUR -> Objects.requireNonNull(plan.doseMgPerKgPerHour(), "ordered in the protocol's unit");
      case MG -> plan.doseMg();
    };
  }

  /** Devices take their own time; otherwise it stays. */
  private static DoseOrder order(double amount, Plan plan, Dose dose) {
    Integer minutes = dose.steps() == null ? Integer.valueOf(plan.durationMin()) : null;
    return switch (dose.unit()) {
      case MG_PER_KG -> new DoseOrder(amount, null, null, minutes, plan.weightBasis());
      case MG_PER_KG_PER_HOUR -> new DoseOrder(null, amount, null, minutes, plan.weightBasis());
      case MG -> new DoseOrder(null, null, amount, minutes, null);
    };
  }
}
