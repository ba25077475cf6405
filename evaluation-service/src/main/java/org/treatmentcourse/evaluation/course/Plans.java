package org.treatmentcourse.evaluation.course;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Dose;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.DoseUnit;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Induction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Stage;

/** Versions of a plan, made from a protocol. */
final class Plans {
  private Plans() {}

  static Plan induction(String key, Protocol protocol, DoseOrder.Dosed dosed, int sessions, Facts facts, EvaluationPolicy policy) {
    Induction induction = protocol.induction();
    Plan plan = new Plan(
        1,
        key,
        Phase.INDUCTION,
        protocol.route().name(),
        protocol.drug(),
        amount(dosed, protocol.dose(), DoseUnit.MG_PER_KG),
        dosed.mg(),
        dosed.durationMin(),
        1,
        sessions,
        induction.minGapHours(),
        induction.maxGapDays(),
        induction.maxPerWeek(),
        0,
        amount(dosed, protocol.dose(), DoseUnit.MG_PER_KG_PER_HOUR),
        dosed.weightKg(),
        dosed.basis(),
        dosed.devices(),
        protocol.onLabel(),
        intervals(protocol, 0),
        null,
        null);
    return DoseStep.told(plan, protocol, facts, policy);
  }

  /** An induction as the protocol has it, once more, with the dose in force. */
  static Plan again(Plan last, Protocol protocol, int first) {
    Induction induction = protocol.induction();
    return new Plan(
        last.version() + 1,
        last.protocol(),
        Phase.INDUCTION,
        last.route(),
        last.drug(),
        last.doseMgPerKg(),
        last.doseMg(),
        last.durationMin(),
        first,
        induction.sessions(),
        induction.minGapHours(),
        induction.maxGapDays(),
        induction.maxPerWeek(),
        0,
        last.doseMgPerKgPerHour(),
        last.dosingWeightKg(),
        last.weightBasis(),
        last.devices(),
        last.onLabel(),
        intervals(protocol, 0),
        last.higherDoseMg(),
        last.lowerDoseMg());
  }

  /** The sessions that are left, with another dose. */
  static Plan withDose(Plan last, DoseOrder.Dosed dosed, Protocol protocol, int first, Facts facts, EvaluationPolicy policy) {
    Plan plan = new Plan(
        last.version() + 1,
        last.protocol(),
        last.phase(),
        last.route(),
        last.drug(),
        amount(dosed, protocol.dose(), DoseUnit.MG_PER_KG),
        dosed.mg(),
        dosed.durationMin(),
        first,
        last.lastSession() - first + 1,
        last.minGapHours(),
        last.maxGapDays(),
        last.maxPerWeek(),
        last.intervalDays(),
        amount(dosed, protocol.dose(), DoseUnit.MG_PER_KG_PER_HOUR),
        dosed.weightKg(),
        dosed.basis(),
        dosed.devices(),
        last.onLabel(),
        last.nextIntervalsDays(),
        null,
        null);
    return DoseStep.told(plan, protocol, facts, policy);
  }

  static boolean sameDose(Plan one, Plan other) {
    return one.doseMg() == other.doseMg()
        && one.durationMin() == other.durationMin()
        && Objects.equals(one.doseMgPerKg(), other.doseMgPerKg())
        && Objects.equals(one.doseMgPerKgPerHour(), other.doseMgPerKgPerHour())
        && Objects.equals(one.weightBasis(), other.weightBasis());
  }

  /**
   * The next sessions of a maintenance, with the dose in force.
   *
   * @param first number of the first of them
   * @param given sessions of the maintenance before them
   */
  static Plan maintenance(Plan last, Protocol protocol, int first, int given, int intervalDays) {
    int sessions = sessions(protocol, given);
    return new Plan(
        last.version() + 1,
        last.protocol(),
        Phase.MAINTENANCE,
        last.route(),
        last.drug(),
        last.doseMgPerKg(),
        last.doseMg(),
        last.durationMin(),
        first,
        sessions,
        last.minGapHours(),
        intervalDays + protocol.maintenance().toleranceDays(),
        last.maxPerWeek(),
        intervalDays,
        last.doseMgPerKgPerHour(),
        last.dosingWeightKg(),
        last.weightBasis(),
        last.devices(),
        last.onLabel(),
        intervals(protocol, given + sessions),
        last.higherDoseMg(),
        last.lowerDoseMg());
  }

  private static int sessions(Protocol protocol, int given) {
    int left = given;
    for (Stage stage : protocol.maintenance().stages()) {
      if (stage.sessions() == null) {
        return 1;
      }
      if (left < stage.sessions()) {
        return stage.sessions() - left;
      }
      left -= stage.sessions();
    }
    return 0;
  }

  /** What may lie between sessions after so many of the maintenance, days; empty: there is none. */
  static List<Integer> intervals(Protocol protocol, int given) {
    int left = given;
    for (Stage stage : protocol.maintenance().stages()) {
      if (stage.sessions() == null || left < stage.sessions()) {
        return IntStream.iterate(stage.minDays(), days -> days <= stage.maxDays(), days -> days + stage.stepDays()).boxed().toList();
      }
      left -= stage.sessions();
    }
    return List.of();
  }

  private static @Nullable Double amount(DoseOrder.Dosed dosed, Dose dose, DoseUnit unit) {
    return dose.unit() == unit ? dosed.amount() : null;
  }
}
