package org.treatmentcourse.evaluation.course.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Rule;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Test;
import org.treatmentcourse.evaluation.course.Assessment;

/**
 * Why the rules recommend what they do: every rule that was applied, with what it asked and what it saw, and what would have to change.
 *
 * @param criteria those that speak against it first, by severity and id; then those that don't
 * @param ways the smallest sets of changes that reach a better outcome; representative values, not treatment goals
 * @param cutShort true if there may be more ways
 */
public record Explanation(
    Outcome recommendation,
    String policyVersion,
    Route route,
    String model,
    Indication indication,
    List<Criterion> criteria,
    List<Counterfactuals.Way> ways,
    boolean cutShort) {

  /**
   * @param severity of the finding; absent if nothing was found
   * @param override who may decide against it; absent if nothing was found or something is missing
   * @param wouldFireIf in words: any one of these
   * @param missing what has to be recorded before it can be judged
   * @param mitigations codes of what to do if treatment goes on
   */
  public record Criterion(
      String rule,
      String title,
      @Nullable Severity severity,
      @Nullable Right override,
      List<Seen> seen,
      List<String> wouldFireIf,
      List<String> missing,
      List<String> mitigations,
      String source) {}

  /**
   * @param value absent if it is missing
   * @param at when it was true; absent for what intake passed on
   * @param event that brought it; absent for what intake passed on
   */
  public record Seen(String fact, String says, @Nullable String value, @Nullable String unit, @Nullable Instant at, @Nullable String event) {}

  public static Explanation of(Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    Assessment assessment = RuleBook.assess(snapshot, scope, policy);
    Map<String, Finding> findings = new LinkedHashMap<>();
    assessment.findings().forEach(finding -> findings.put(finding.rule(), finding));
    List<Criterion> criteria = new ArrayList<>();
    policy.rules().forEach(
        (id, rule) -> {
          if (RuleBook.isApplied(rule, scope)) {
            criteria.add(criterion(id, rule, findings.get(id), snapshot, scope, policy));
          }
        });
    // Stable: ids stay in order within a severity.
    criteria.sort((one, other) -> Integer.compare(rank(one.severity()), rank(other.severity())));
    Counterfactuals.Ways ways = Counterfactuals.of(snapshot, scope, policy);
    return new Explanation(
        assessment.recommendation(), policy.version(), scope.route(), scope.model(), scope.indication(), criteria, best(ways.ways()), ways.cutShort());
  }

  /** What reaches a better outcome need not be said again of a worse one. */
  private static List<Counterfactuals.Way> best(List<Counterfactuals.Way> ways) {
    Map<Set<String>, Counterfactuals.Way> best = new LinkedHashMap<>();
    for (Counterfactuals.Way way : ways) {
      Set<String> facts = way.changes().stream().map(Counterfactuals.Change::fact).collect(Collectors.toSet());
      best.merge(facts, way, (one, other) -> one.outcome().compareTo(other.outcome()) <= 0 ? one : other);
    }
    return List.copyOf(best.values());
  }

  private static int rank(@Nullable Severity severity) {
    return severity == null ? Severity.values().length : severity.ordinal();
  }

  private static Criterion criterion(String id, Rule rule, @Nullable Finding finding, Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    Case fired = finding == null ? null : RuleBook.fired(finding, snapshot, scope, policy);
    return new Criterion(
        id,
        rule.title(),
        finding == null ? null : finding.severity(),
        fired == null ? null : fired.override(),
        seen(rule, snapshot, scope, policy),
        scope.casesOf(rule).stream().flatMap(one -> words(one, policy).stream().map(text -> one.severity() + ": " + text)).toList(),
        List.copyOf(RuleBook.missing(rule, snapshot, scope, policy)),
        Objects.requireNonNullElse(rule.mitigations(), List.of()),
        rule.source());
  }

  private static List<Seen> seen(Rule rule, Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    Map<String, Seen> seen = new LinkedHashMap<>();
    for (Case one : scope.casesOf(rule)) {
      for (List<Test> all : one.anyOf()) {
        for (Test test : all) {
          Fact fact = Objects.requireNonNull(policy.facts().get(test.fact()));
          FactValue value = snapshot.get(test.fact());
          seen.put(
              test.fact(),
              new Seen(
                  test.fact(),
                  fact.says(),
                  value == null ? null : value.text(),
                  fact.unit(),
                  value == null ? null : value.at(),
                  value == null ? null : value.event()));
        }
      }
    }
    return List.copyOf(seen.values());
  }

  /** The alternatives of a case in words, e.g. {@code age on the day of the request below 18 years}. */
  public static List<String> words(Case one, EvaluationPolicy policy) {
    return words(one.anyOf(), policy);
  }

  /** Alternatives in words. */
  public static List<String> words(List<List<Test>> anyOf, EvaluationPolicy policy) {
    return anyOf.stream().map(all -> String.join(", and ", all.stream().map(test -> Tests.words(test, policy)).toList())).toList();
  }
}
