package org.treatmentcourse.evaluation.course;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan.WeightBasis;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Administration;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Dose;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.DoseUnit;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Step;

/**
 * What a prescriber says of a dose; what is absent is as the protocol says. At most the one in the protocol's unit is given.
 *
 * @param mgPerKg dose of one session per kilogram of dosing weight
 * @param mgPerKgPerHour rate
 * @param mg dose of one session
 * @param durationMin length of the administration, minutes
 * @param basis which weight; the actual one where absent
 */
public record DoseOrder(
    @Nullable Double mgPerKg, @Nullable Double mgPerKgPerHour, @Nullable Double mg, @Nullable Integer durationMin, @Nullable WeightBasis basis) {
  public static final DoseOrder USUAL = new DoseOrder(null, null, null, null, null);
  private static final BigDecimal MINUTES_OF_HOUR = BigDecimal.valueOf(60);

  /** What came of an order. */
  sealed interface Result {}

  record No(Refusal refusal) implements Result {}

  /**
   * Dose arithmetic (DOMAIN 5.1), in decimals.
   *
   * @param amount in the protocol's unit
   * @param weightKg dosing weight; absent where mg are ordered
   * @param needsSecond above the soft maximum
   */
  record Dosed(
      double amount,
      int mg,
      int durationMin,
      @Nullable Double weightKg,
      @Nullable WeightBasis basis,
      @Nullable Integer devices,
      boolean needsSecond)
      implements Result {}

  /** @param first whether the first session of the course is among those it is for */
  Result calculate(Protocol protocol, Facts facts, boolean first, EvaluationPolicy policy) {
    Dose dose = protocol.dose();
    String field = field(dose.unit());
    if (isGiven(mgPerKg, dose, DoseUnit.MG_PER_KG) || isGiven(mgPerKgPerHour, dose, DoseUnit.MG_PER_KG_PER_HOUR) || isGiven(mg, dose, DoseUnit.MG)) {
      return no("WRONG_DOSE_UNIT", field, "this protocol is ordered in " + words(dose.unit()) + " only");
    }
    Double said = switch (dose.unit()) {
      case MG_PER_KG -> mgPerKg;
      case MG_PER_KG_PER_HOUR -> mgPerKgPerHour;
      case MG -> mg;
    };
    Double amount = said == null ? dose.start() : said;
    if (amount == null) {
      return no("DOSE_NEEDED", field, "this protocol has no usual dose; " + range(dose));
    }
    if (amount > dose.hardMax()) {
      return no("DOSE_ABOVE_HARD_MAX", field, "more than " + dose.hardMax() + " " + words(dose.unit()) + " is never given by this protocol");
    }
    if (amount < dose.min()) {
      return no("DOSE_BELOW_MIN", field, "less than " + dose.min() + " " + words(dose.unit()) + " is not given by this protocol");
    }
    Step step = null;
    if (dose.steps() != null) {
      step = dose.steps().stream().filter(one -> one.mg() == amount).findFirst().orElse(null);
      if (step == null) {
        return no("DOSE_NOT_IN_DEVICES", field, "the drug comes in devices: " + dose.steps().stream().map(Step::mg).toList() + " mg");
      }
    }
    int minutes = durationMin != null ? durationMin : step != null ? step.durationMin() : protocol.administration().usualMin();
    Administration given = protocol.administration();
    if (minutes < given.shortestMin() || minutes > given.longestMin()) {
      return no("DURATION_OUT_OF_RANGE", "/durationMin", "must be " + given.shortestMin() + " to " + given.longestMin() + " min");
    }
    if (dose.unit() == DoseUnit.MG) {
      return basis == null
          ? whole(protocol, amount, BigDecimal.valueOf(amount), minutes, null, step, first)
          : no("WRONG_DOSE_UNIT", "/weightBasis", "a dose in mg does not depend on a weight");
    }
    Weight actual = facts.weight();
    if (actual == null) {
      return new No(Refusal.of("EVIDENCE_MISSING", "a dose per kilogram needs a weight"));
    }
    WeightBasis by = Objects.requireNonNullElse(basis, WeightBasis.ACTUAL);
    return DosingWeight.kg(by, actual.kg(), facts, policy)
        .<Result>map(
            kg -> {
              BigDecimal perKg = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(kg));
              BigDecimal total = dose.unit() == DoseUnit.MG_PER_KG ? perKg : perKg.multiply(BigDecimal.valueOf(minutes)).divide(MINUTES_OF_HOUR, MathContext.DECIMAL64);
              return whole(protocol, amount, total, minutes, new Kilograms(kg, by), null, first);
            })
        .orElseGet(() -> no("WEIGHT_BASIS_NOT_ALLOWED", "/weightBasis", DosingWeight.need(by, policy)));
  }

  private record Kilograms(double kg, WeightBasis by) {}

  private static Result whole(
      Protocol protocol, double amount, BigDecimal total, int minutes, @Nullable Kilograms weight, @Nullable Step step, boolean first) {
    Dose dose = protocol.dose();
    BigDecimal multiple = BigDecimal.valueOf(dose.roundToMg());
    int mg = total.divide(multiple, 0, RoundingMode.HALF_UP).multiply(multiple).intValueExact();
    if (first && dose.firstMaxMg() != null && mg > dose.firstMaxMg()) {
      return no("FIRST_DOSE_TOO_HIGH", field(dose.unit()), "the first session of a course has at most " + dose.firstMaxMg() + " mg");
    }
    if (dose.leastTotalMg() != null && mg < dose.leastTotalMg()) {
      return no("TOTAL_TOO_LOW", field(dose.unit()), mg + " mg in all is less than the " + dose.leastTotalMg() + " mg that are known to help");
    }
    return new Dosed(
        amount,
        mg,
        minutes,
        weight == null ? null : weight.kg(),
        weight == null ? null : weight.by(),
        step == null ? null : step.devices(),
        amount > dose.softMax());
  }

  private static boolean isGiven(@Nullable Double said, Dose dose, DoseUnit unit) {
    return said != null && dose.unit() != unit;
  }

  /** Where in the order the dose is said. */
  static String field(DoseUnit unit) {
    return switch (unit) {
      case MG_PER_KG -> "/doseMgPerKg";
      case MG_PER_KG_PER_HOUR -> "/doseMgPerKgPerHour";
      case MG -> "/doseMg";
    };
  }

  /** For people. */
  public static String words(DoseUnit unit) {
    return switch (unit) {
      case MG_PER_KG -> "mg/kg";
      case MG_PER_KG_PER_HOUR -> "mg/kg/h";
      case MG -> "mg";
    };
  }

  private static String range(Dose dose) {
    return "say " + dose.min() + " to " + dose.hardMax() + " " + words(dose.unit());
  }

  private static No no(String code, String field, String message) {
    return new No(Refusal.of(code, field, message));
  }
}
