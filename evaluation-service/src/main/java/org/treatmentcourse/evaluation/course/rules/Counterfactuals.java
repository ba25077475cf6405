package org.treatmentcourse.evaluation.course.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Kind;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Rule;
import org.treatmentcourse.contracts.policy.FactValues;

/**
 * What would have to change: for each better outcome the smallest sets of facts whose change, to values the pack declares, would reach it. A set is left
 * out if a part of it is enough.
 *
 * <p>Only facts of a rule that stands in the way can help, so the search always goes on with the facts of one such rule; whatever it leaves out can't be
 * part of a smallest set.
 */
public final class Counterfactuals {
  public static final int MOST_FACTS = 4;
  private static final int MOST_TRIES = 20_000;

  /**
   * @param from as it is; absent if it is missing
   * @param to a representative value
   */
  public record Change(String fact, @Nullable String from, String to) {}

  /** @param outcome at least this is reached */
  public record Way(Outcome outcome, List<Change> changes) {}

  /** @param cutShort true if the search was given up before its end: there may be more ways */
  public record Ways(List<Way> ways, boolean cutShort) {}

  private final Snapshot snapshot;
  private final Scope scope;
  private final EvaluationPolicy policy;
  private final List<String> ids = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<List<String>> changeable = new ArrayList<>();
  private final Map<String, List<Integer>> rulesOf = new HashMap<>();
  private final Map<String, List<Object>> values = new HashMap<>();
  private final Map<String, FactValue> changed = new TreeMap<>();
  private final @Nullable Severity[] found;
  private int tries;

  private Counterfactuals(Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    this.snapshot = snapshot;
    this.scope = scope;
    this.policy = policy;
    policy.rules().forEach(
        (id, rule) -> {
          if (RuleBook.isApplied(rule, scope)) {
            add(id, rule);
          }
        });
    this.found = new Severity[rules.size()];
    for (int i = 0; i < rules.size(); i++) {
      judge(i);
    }
  }

  public static Ways of(Snapshot snapshot, Scope scope, EvaluationPolicy policy) {
    Counterfactuals search = new Counterfactuals(snapshot, scope, policy);
    List<Way> ways = new ArrayList<>();
    // The nearest first: it is found soonest.
    for (Outcome target : List.of(Outcome.values()).reversed()) {
      ways.addAll(search.towards(target));
    }
    ways.sort(Comparator.comparing((Way way) -> way.changes().size()).thenComparing(Way::outcome));
    return new Ways(ways, search.tries >= MOST_TRIES);
  }

  private void add(String id, Rule rule) {
    int index = rules.size();
    ids.add(id);
    rules.add(rule);
    Set<String> facts = new TreeSet<>();
    scope.casesOf(rule).stream()
        .flatMap(one -> one.anyOf().stream())
        .flatMap(List::stream)
        .forEach(test -> facts.add(test.fact()));
    facts.forEach(fact -> rulesOf.computeIfAbsent(fact, f -> new ArrayList<>()).add(index));
    changeable.add(facts.stream().filter(fact -> !valuesOf(fact).isEmpty()).toList());
  }

  /** Values to try that are not the one there is. */
  private List<Object> valuesOf(String name) {
    return values.computeIfAbsent(
        name,
        fact -> {
          Fact known = Objects.requireNonNull(policy.facts().get(fact));
          FactValue now = snapshot.get(fact);
          return Objects.requireNonNullElse(known.buckets(), List.<String>of()).stream()
              .map(bucket -> FactValues.parse(known, bucket).orElseThrow())
              .filter(value -> now == null || !value.equals(now.value()))
              .toList();
        });
  }

  private void judge(int rule) {
    Finding finding = RuleBook.judge(ids.get(rule), rules.get(rule), fact -> changed.containsKey(fact) ? changed.get(fact) : snapshot.get(fact), scope, policy);
    found[rule] = finding == null ? null : finding.severity();
  }

  private List<Way> towards(Outcome target) {
    Map<Set<String>, List<Change>> smallest = new HashMap<>();
    for (int size = 1; size <= MOST_FACTS; size++) {
      search(target, size, smallest);
    }
    return smallest.values().stream().map(changes -> new Way(target, changes)).sorted(Comparator.comparing(way -> way.changes().toString())).toList();
  }

  private void search(Outcome target, int left, Map<Set<String>, List<Change>> smallest) {
    List<Integer> inTheWay = inTheWay(target);
    if (inTheWay.isEmpty()) {
      if (left == 0) {
        smallest.putIfAbsent(Set.copyOf(changed.keySet()), changes());
      }
      return;
    }
    if (left == 0 || atLeast(inTheWay) > left || tries >= MOST_TRIES) {
      return;
    }
    int rule = Collections.min(inTheWay, Comparator.comparing((Integer one) -> open(one).size()));
    for (String fact : open(rule)) {
      for (Object value : valuesOf(fact)) {
        tries++;
        changed.put(fact, FactValue.of(value));
        if (smallest.keySet().stream().noneMatch(changed.keySet()::containsAll)) {
          rulesOf.getOrDefault(fact, List.of()).forEach(this::judge);
          search(target, left - 1, smallest);
        }
        changed.remove(fact);
      }
      rulesOf.getOrDefault(fact, List.of()).forEach(this::judge);
    }
  }

  private List<Integer> inTheWay(Outcome target) {
    List<Integer> inTheWay = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Severity severity = found[i];
      if (severity != null && RuleBook.outcome(severity).compareTo(target) > 0) {
        inTheWay.add(i);
      }
    }
    return inTheWay;
  }

  private List<String> open(int rule) {
    return changeable.get(rule).stream().filter(fact -> !changed.containsKey(fact)).toList();
  }

  /** Rules without a fact in common need a change each. */
  private int atLeast(List<Integer> inTheWay) {
    Set<String> seen = new HashSet<>();
    int apart = 0;
    for (int rule : inTheWay) {
      List<String> facts = open(rule);
      if (facts.isEmpty()) {
        return Integer.MAX_VALUE;
      }
      if (Collections.disjoint(seen, facts)) {
        apart++;
        seen.addAll(facts);
      }
    }
    return apart;
  }

  private List<Change> changes() {
    return changed.entrySet().stream().map(entry -> change(entry.getKey(), entry.getValue())).toList();
  }

  private Change change(String fact, FactValue value) {
    FactValue now = snapshot.get(fact);
    boolean flag = Objects.requireNonNull(policy.facts().get(fact)).kind() == Kind.FLAG;
    return new Change(fact, now == null ? null : flag ? String.valueOf(now.value()) : now.text(), value.text());
  }
}
