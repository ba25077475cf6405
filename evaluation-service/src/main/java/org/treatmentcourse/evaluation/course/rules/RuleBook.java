package org.treatmentcourse.evaluation.course.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.RuleTerms;
import org.treatmentcourse.evaluation.course.Assessment;
import org.treatmentcourse.evaluation.course.Facts;
import org.treatmentcourse.evaluation.course.Told;

/** Every rule there is, by id. The pack says which of them apply. */
public final class RuleBook {
  private static final List<Rule> RULES =
      List.of(
          new AgeIsBelowMinimum(),
          new BloodPressureIsVeryHigh(),
          new HypertensionIsUncontrolled(),
          new BloodPressureIsRaised(),
          new PsychosisIsActive(),
          new PsychosisIsInThePast(),
          new Pregnancy(),
          new PregnancyIsNotRuledOut(),
          new SubstanceUseIsUntreated(),
          new SubstanceUseNeedsReview(),
          new DrugScreenIsUnexpected(),
          new WeightIsNotValid(),
          new ConsentIsNotValid());

  private RuleBook() {}

  /**
   * The worst finding makes the recommendation (DOMAIN 4.1).
   *
   * @param asOf ages of evidence are counted up to here
   */
  public static Assessment assess(Facts facts, Told told, Indication indication, Instant asOf, EvaluationPolicy policy) {
    Subject subject = new Subject(facts, told, indication, asOf, policy);
    List<Finding> findings = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    for (Rule rule : RULES) {
      RuleTerms terms = policy.rules().get(rule.id());
      if (terms == null) {
        continue;
      }
      switch (rule.judge(subject)) {
        case Verdict.Clear clear -> {}
        case Verdict.Fires(String input) -> findings.add(new Finding(rule.id(), terms.severity(), input));
        case Verdict.Unknown(String absent) -> {
          findings.add(new Finding(rule.id(), Severity.INDETERMINATE, null));
          missing.add(absent);
        }
      }
    }
    return new Assessment(recommendation(findings), findings, List.copyOf(missing), policy.version());
  }

  /** Ids of every rule there is. */
  public static Set<String> ids() {
    return RULES.stream().map(Rule::id).collect(Collectors.toSet());
  }

  private static Outcome recommendation(List<Finding> findings) {
    if (has(findings, Severity.EXCLUDE)) {
      return Outcome.NOT_ELIGIBLE;
    }
    if (has(findings, Severity.REVIEW) || has(findings, Severity.INDETERMINATE)) {
      return Outcome.NEEDS_REVIEW;
    }
    return findings.isEmpty() ? Outcome.ELIGIBLE : Outcome.ELIGIBLE_WITH_CONDITIONS;
  }

  private static boolean has(List<Finding> findings, Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity() == severity);
  }
}
