package org.treatmentcourse.evaluation.course.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Phase;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Rule;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Test;
import org.treatmentcourse.evaluation.course.Assessment;

/** Applies the rules of a pack to a snapshot. Nothing else goes in, so that the same snapshot and pack say the same years later. */
public final class RuleBook {
  private RuleBook() {}

  /** The worst finding makes the recommendation (DOMAIN 4.1). */
  public static Assessment assess(Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    List<Finding> findings = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    policy.rules().forEach(
        (id, rule) -> {
          if (isApplied(rule, scope)) {
            Finding finding = judge(id, rule, snapshot, scope, policy);
            if (finding != null) {
              findings.add(finding);
              if (finding.severity() == Severity.INDETERMINATE) {
                missing.addAll(missing(rule, snapshot, scope, policy));
              }
            }
          }
        });
    return new Assessment(recommendation(findings), findings, List.copyOf(missing), policy.version());
  }

  static boolean isApplied(Rule rule, Scope scope) {
    boolean phase = scope.treating() ? rule.phase() != Phase.EVALUATION : rule.phase() != Phase.PRE_SESSION;
    return phase && rule.isAbout(scope.route(), scope.indication(), scope.model());
  }

  /** Cases stand in order, the worst first: what can't be ruled out before a milder one fires is not ruled out by that. */
  static @Nullable Finding judge(String id, Rule rule, Known snapshot, Scope scope, EvaluationPolicy policy) {
    for (Case one : rule.cases()) {
      if (one.isAbout(scope.route())) {
        switch (Tests.truth(one, snapshot, policy)) {
          case YES -> {
            return new Finding(id, one.severity(), Tests.holding(one, snapshot, policy));
          }
          case UNKNOWN -> {
            return new Finding(id, Severity.INDETERMINATE, null);
          }
          case NO -> {}
        }
      }
    }
    return null;
  }

  /** The case that made the finding; absent if the finding is about something missing. */
  public static @Nullable Case fired(Finding finding, Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    Rule rule = policy.rules().get(finding.rule());
    return rule == null
        ? null
        : rule.cases().stream()
            .filter(one -> one.isAbout(scope.route()) && Tests.truth(one, snapshot, policy) != Truth.NO)
            .findFirst()
            .filter(one -> Tests.truth(one, snapshot, policy) == Truth.YES)
            .orElse(null);
  }

  /** What would have to be recorded. A fact that only matters once another one is known is not asked for before. */
  static Set<String> missing(Rule rule, Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    Set<String> missing = new TreeSet<>();
    for (Case one : rule.cases()) {
      for (List<Test> all : one.isAbout(scope.route()) ? one.anyOf() : List.<List<Test>>of()) {
        if (Tests.truth(all, snapshot, policy) == Truth.UNKNOWN) {
          all.stream().map(Test::fact).filter(fact -> snapshot.get(fact) == null).findFirst().ifPresent(fact -> missing.add(wanted(fact, policy)));
        }
      }
    }
    return missing;
  }

  /** What brings a fact: {@code diagnoses}, {@code medications}, {@code examination}, {@code lab.HCG}, {@code score.PHQ9}, {@code finding.capacity} and so on. */
  static String wanted(String fact, EvaluationPolicy policy) {
    EvaluationPolicy.Fact known = Objects.requireNonNull(policy.facts().get(fact));
    return switch (known.from()) {
      case REFERRAL -> "history." + known.of();
      case EXAMINATION -> "examination";
      case ACTIVE_DIAGNOSIS, PAST_DIAGNOSIS, ANY_DIAGNOSIS -> "diagnoses";
      case MEDICATION, NEW_MEDICATION -> "medications";
      case ALLERGY -> "allergies";
      case LAB, LAB_RATIO -> "lab." + known.of();
      case SCORE, TIER, POSITIVE -> "score." + known.of();
      case CONSENT -> "consent." + known.of();
      case FINDING -> "finding." + fact;
      case DERIVED -> Derived.wanted(fact);
    };
  }

  static Outcome recommendation(List<Finding> findings) {
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
