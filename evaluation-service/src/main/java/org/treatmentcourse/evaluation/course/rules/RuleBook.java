package org.treatmentcourse.evaluation.course.rules;

import java.util.ArrayList;
import java.util.Comparator;
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
    return rule.phase().asks(scope.treating()) && rule.isAbout(scope.route(), scope.indication(), scope.model());
  }

  /** What a rule says: the case that fired, or the one that can't be judged. */
  private record Verdict(Case about, Truth truth) {}

  /** Cases stand in order, the worst first: what can't be ruled out before a milder one fires is not ruled out by that. */
  private static @Nullable Verdict verdict(Rule rule, Known known, Scope scope, EvaluationPolicy policy) {
    for (Case one : rule.cases()) {
      Truth truth = scope.asks(one) ? Tests.truth(one, known, policy) : Truth.NO;
      if (truth != Truth.NO) {
        return new Verdict(one, truth);
      }
    }
    return null;
  }

  static @Nullable Finding judge(String id, Rule rule, Known known, Scope scope, EvaluationPolicy policy) {
    Verdict verdict = verdict(rule, known, scope, policy);
    if (verdict == null) {
      return null;
    }
    return verdict.truth() == Truth.YES
        ? new Finding(id, verdict.about().severity(), Tests.holding(verdict.about(), known, policy))
        : new Finding(id, Severity.INDETERMINATE, null);
  }

  /** The case that made the finding; absent if the finding is about something missing. */
  public static @Nullable Case fired(Finding finding, Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    Rule rule = policy.rules().get(finding.rule());
    Verdict verdict = rule == null ? null : verdict(rule, snapshot, scope, policy);
    return verdict != null && verdict.truth() == Truth.YES ? verdict.about() : null;
  }

  /** What would have to be recorded, or recorded anew if it can't be used. A fact that only matters once another one is known is not asked for before. */
  static Set<String> missing(Rule rule, Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    Set<String> missing = new TreeSet<>();
    for (Case one : scope.casesOf(rule)) {
      for (List<Test> all : one.anyOf()) {
        Truth truth = Tests.truth(all, snapshot, policy);
        if (truth == Truth.UNKNOWN) {
          all.stream().map(Test::fact).filter(fact -> snapshot.get(fact) == null).findFirst().ifPresent(fact -> missing.add(wanted(fact, policy)));
        } else if (truth == Truth.YES && one.severity() == Severity.INDETERMINATE) {
          all.forEach(test -> missing.add(wanted(test.fact(), policy)));
        }
      }
    }
    return missing;
  }

  /** What brings a fact: {@code diagnoses}, {@code medications}, {@code examination}, {@code lab.HCG}, {@code score.PHQ9}, {@code finding.capacity} and so on. */
  public static String wanted(String fact, EvaluationPolicy policy) {
    EvaluationPolicy.Fact known = Objects.requireNonNull(policy.facts().get(fact));
    return switch (known.from()) {
      case REFERRAL -> "history." + known.of();
      case INDICATION -> "history.indication";
      case EXAMINATION -> "examination";
      case ACTIVE_DIAGNOSIS, PAST_DIAGNOSIS, ANY_DIAGNOSIS -> "diagnoses";
      case MEDICATION, NEW_MEDICATION -> "medications";
      case ALLERGY -> "allergies";
      case LAB, LAB_RATIO -> "lab." + known.of();
      case SCORE, TIER, POSITIVE -> "score." + known.of();
      case CONSENT -> "consent." + known.of();
      case FINDING -> "finding." + fact;
      case COURSE -> throw new IllegalArgumentException("only the work-up asks for " + fact);
      case DERIVED -> Derived.wanted(Objects.requireNonNullElse(known.of(), fact));
    };
  }

  /** Whether one of these sets of tests surely holds. */
  public static boolean holds(List<List<Test>> anyOf, Snapshot snapshot, EvaluationPolicy policy) {
    return anyOf.stream().anyMatch(all -> Tests.truth(all, snapshot, policy) == Truth.YES);
  }

  private static Outcome recommendation(List<Finding> findings) {
    return findings.stream().map(finding -> outcome(finding.severity())).max(Comparator.naturalOrder()).orElse(Outcome.ELIGIBLE);
  }

  /** What a finding alone leads to. */
  static Outcome outcome(Severity severity) {
    return switch (severity) {
      case EXCLUDE -> Outcome.NOT_ELIGIBLE;
      case REVIEW, INDETERMINATE -> Outcome.NEEDS_REVIEW;
      case CAUTION -> Outcome.ELIGIBLE_WITH_CONDITIONS;
    };
  }
}
