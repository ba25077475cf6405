package org.treatmentcourse.contracts.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Range;

/**
 * The numbers and rights of evaluation (DOMAIN 4.1, 4.2, 5.1, Appendix B).
 *
 * @param rules by rule id, e.g. {@code EL-05}; a rule that is not listed is not applied
 * @param requiredConsents without each of these active nobody is treated (EL-38)
 * @param protocols by key, e.g. {@code IV_MDD_STD}
 */
public record EvaluationPolicy(
    String version,
    LocalDate effectiveFrom,
    Map<String, RuleTerms> rules,
    @Range(min = 0, max = 150) int minAgeYears,
    BloodPressure bp,
    Weight weight,
    Labs labs,
    SubstanceUse substanceUse,
    Resistance trd,
    ValueSets valueSets,
    List<Consent> requiredConsents,
    Validity decision,
    Map<String, Protocol> protocols,
    Map<String, String> sources)
    implements Pack {
  /** Every rule that is written. */
  public static final Set<String> RULES =
      Set.of("EL-01", "EL-03", "EL-04", "EL-05", "EL-13", "EL-14", "EL-17", "EL-19", "EL-23", "EL-24", "EL-26", "EL-33", "EL-38");

  /** @throws IllegalArgumentException if it names a rule nobody has written: it would seem to be applied */
  public EvaluationPolicy {
    rules = Map.copyOf(rules);
    if (!RULES.containsAll(rules.keySet())) {
      throw new IllegalArgumentException("rules: there are no such rules: " + rules.keySet().stream().filter(id -> !RULES.contains(id)).sorted().toList());
    }
    requiredConsents = List.copyOf(requiredConsents);
    protocols = Map.copyOf(protocols);
    sources = Map.copyOf(sources);
  }

  /**
   * @param severity what it means when the rule fires; a missing input is INDETERMINATE whatever this says
   * @param override who may decide against it, naming it and giving a reason
   * @param suspendsPlanAs reason code with which a plan in force is suspended when the rule fires; absent if it is not
   */
  public record RuleTerms(Severity severity, Right override, @Nullable String suspendsPlanAs) {}

  /** Who may decide against a rule. */
  public enum Right {
    NONE,
    CLINICIAN,
    MEDICAL_DIRECTOR
  }

  /**
   * mmHg. A caution is above its limit, review and exclusion begin at theirs.
   *
   * @param repeatAfterMin least minutes between the two readings that exclude
   * @param sameVisitHours readings closer together than this belong to one visit
   * @param maxAgeDays an older examination counts as missing
   */
  public record BloodPressure(
      @Range(min = 100, max = 250) int cautionAboveSbp,
      @Range(min = 50, max = 150) int cautionAboveDbp,
      @Range(min = 100, max = 250) int reviewSbp,
      @Range(min = 50, max = 150) int reviewDbp,
      @Range(min = 100, max = 250) int excludeSbp,
      @Range(min = 50, max = 150) int excludeDbp,
      @Range(min = 1, max = 120) int repeatAfterMin,
      @Range(min = 1, max = 24) int sameVisitHours,
      @Range(min = 1, max = 365) int maxAgeDays) {}

  /**
   * @param minKg a lighter weight is not believed for mg/kg dosing
   * @param maxKg a heavier weight is not believed for mg/kg dosing
   */
  public record Weight(
      @Range(min = 1, max = 365) int maxAgeDays, @Range(min = 20, max = 400) int minKg, @Range(min = 20, max = 400) int maxKg) {}

  /**
   * @param hcgMaxAgeDays an older pregnancy test does not rule pregnancy out
   * @param udsMaxAgeDays an older urine drug screen counts as missing
   * @param counsellingConsent whether the consent PREGNANCY_RISK is asked for as proof of contraception counselling
   */
  public record Labs(
      @Range(min = 1, max = 365) int hcgMaxAgeDays, @Range(min = 1, max = 365) int udsMaxAgeDays, boolean counsellingConsent) {}

  /** @param earlyRemissionMonths remission shorter than this is reviewed */
  public record SubstanceUse(@Range(min = 1, max = 120) int earlyRemissionMonths) {}

  /**
   * When a depression counts as treatment-resistant (DOMAIN 2.2).
   *
   * @param minTrialWeeks at an adequate dose
   * @param responseBelowPct a trial with less improvement than this has failed
   */
  public record Resistance(
      @Range(min = 4, max = 8) int minTrialWeeks, @Range(min = 1, max = 10) int minFailedTrials, @Range(min = 1, max = 100) int responseBelowPct) {}

  /**
   * ICD-10-CM codes; each stands for itself and every code below it.
   *
   * @param substanceRemission codes that say remission by themselves, whatever status they are sent with
   */
  public record ValueSets(
      List<String> psychotic,
      List<String> psychoticDepression,
      List<String> substanceModerateSevere,
      List<String> substanceMild,
      List<String> substanceRemission) {
    public ValueSets {
      psychotic = List.copyOf(psychotic);
      psychoticDepression = List.copyOf(psychoticDepression);
      substanceModerateSevere = List.copyOf(substanceModerateSevere);
      substanceMild = List.copyOf(substanceMild);
      substanceRemission = List.copyOf(substanceRemission);
    }
  }

  /**
   * @param days how long a decision stands without a plan
   * @param weightChangePct a change of weight from this on makes a decision void
   */
  public record Validity(@Range(min = 1, max = 365) int days, @Range(min = 1, max = 100) int weightChangePct) {}

  /**
   * A treatment protocol (DOMAIN 5.1), as far as a plan needs it.
   *
   * @param version of the protocol itself
   * @param indications it may be ordered for
   * @param durationMin length of one administration, minutes
   */
  public record Protocol(
      int version,
      String route,
      String drug,
      boolean onLabel,
      List<Indication> indications,
      Dose dose,
      @Range(min = 1, max = 300) int durationMin,
      Induction induction,
      Maintenance maintenance) {
    public Protocol {
      indications = List.copyOf(indications);
    }
  }

  /**
   * mg per kg of dosing weight.
   *
   * @param softMax above it a second prescriber must sign
   * @param hardMax above it the order is refused
   * @param roundToMg the calculated dose is rounded to a multiple of this many mg
   */
  public record Dose(
      @Range(min = 0.01, max = 5) double start,
      @Range(min = 0.01, max = 5) double min,
      @Range(min = 0.01, max = 5) double softMax,
      @Range(min = 0.01, max = 5) double hardMax,
      @Range(min = 1, max = 50) int roundToMg) {}

  /** @param maxPerWeek most sessions in any seven days */
  public record Induction(
      @Range(min = 1, max = 30) int sessions,
      @Range(min = 1, max = 7) int maxPerWeek,
      @Range(min = 1, max = 336) int minGapHours,
      @Range(min = 1, max = 60) int maxGapDays) {}

  /**
   * @param maxIntervalDays longest interval that may be ordered
   * @param toleranceDays how much later than its interval a maintenance session may be
   */
  public record Maintenance(@Range(min = 1, max = 365) int maxIntervalDays, @Range(min = 0, max = 60) int toleranceDays) {}
}
