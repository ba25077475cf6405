package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.contracts.policy.FactValues;
import org.treatmentcourse.evaluation.course.rules.Counterfactuals;
import org.treatmentcourse.evaluation.course.rules.Counterfactuals.Change;
import org.treatmentcourse.evaluation.course.rules.Counterfactuals.Way;
import org.treatmentcourse.evaluation.course.rules.Counterfactuals.Ways;
import org.treatmentcourse.evaluation.course.rules.RuleBook;
import org.treatmentcourse.evaluation.course.rules.Scope;
import org.treatmentcourse.evaluation.course.rules.Snapshot;

class CounterfactualsTest {
  private static final EvaluationPolicy PACK = Story.BOOK.defaults();
  private static final Scope IV = new Scope(Route.IV, Indication.TRD, "CLINIC_IV", false);
  private static final List<Outcome> BEST_FIRST = List.of(Outcome.ELIGIBLE, Outcome.ELIGIBLE_WITH_CONDITIONS, Outcome.NEEDS_REVIEW, Outcome.NOT_ELIGIBLE);

  /** Rules that share facts, so that a change for one may be bad for another. */
  private static final Set<String> SOME =
      Set.of("EL-03", "EL-04", "EL-05", "EL-12", "DI-02");

  @Test
  void nothing_has_to_change_for_somebody_who_is_eligible() {
    assertThat(Counterfactuals.of(GoldenRulesTest.clear(), IV, PACK)).isEqualTo(new Ways(List.of(), false));
  }

  @Test
  void one_drug_in_the_way_has_to_go() {
    Snapshot patient = GoldenRulesTest.clear().with("theophylline", true);

    assertThat(Counterfactuals.of(patient, IV, PACK).ways())
        .contains(new Way(Outcome.ELIGIBLE, List.of(new Change("theophylline", "true", "false"))))
        .allSatisfy(way -> assertThat(way.changes()).extracting(Change::fact).containsExactly("theophylline"));
  }

  @Test
  void two_things_in_the_way_both_have_to_change_and_what_can_not_change_is_not_offered() {
    Snapshot patient = GoldenRulesTest.clear().with("theophylline", true).with("uds", "POSITIVE");
    List<Way> toEligible = Counterfactuals.of(patient, IV, PACK).ways().stream().filter(way -> way.outcome() == Outcome.ELIGIBLE).toList();
    assertThat(toEligible).singleElement().satisfies(way -> assertThat(way.changes()).extracting(Change::fact).containsExactly("theophylline", "uds"));

    assertThat(Counterfactuals.of(GoldenRulesTest.clear().with("ageYears", 17.0), IV, PACK).ways()).isEmpty();
  }

  @Test
  void what_is_missing_has_to_be_found_out() {
    Ways ways = Counterfactuals.of(GoldenRulesTest.clear().without("capacity"), IV, PACK);

    assertThat(ways.ways()).contains(new Way(Outcome.ELIGIBLE, List.of(new Change("capacity", null, "true"))));
  }

  @Test
  void each_way_reaches_its_outcome_and_no_part_of_it_does() {
    PatientsAtRandom patients = new PatientsAtRandom(11, PACK);
    int seen = 0;
    for (int i = 0; i < 2_000; i++) {
      Snapshot patient = patients.patient(7);
      Scope scope = patients.scope();
      for (Way way : Counterfactuals.of(patient, scope, PACK).ways()) {
        seen++;
        assertThat(way.changes()).hasSizeBetween(1, Counterfactuals.MOST_FACTS);
        assertThat(rank(changed(patient, way.changes()), scope, PACK)).as("patient %d %s", i, way).isLessThanOrEqualTo(BEST_FIRST.indexOf(way.outcome()));
        for (Change without : way.changes()) {
          List<Change> part = way.changes().stream().filter(one -> !one.equals(without)).toList();
          assertThat(reaches(patient, part.stream().map(Change::fact).toList(), way.outcome(), scope, PACK)).as("patient %d %s without %s", i, way, without.fact()).isFalse();
        }
      }
    }
    assertThat(seen).isGreaterThan(2_000);
  }

  @Test
  void brute_force_over_the_buckets_finds_the_same_sets() {
    EvaluationPolicy pack = some();
    PatientsAtRandom patients = new PatientsAtRandom(12, PACK);
    List<String> facts = changeable(pack);
    for (int i = 0; i < 60; i++) {
      Snapshot patient = GoldenRulesTest.clear();
      for (int change = 0; change < 6; change++) {
        String fact = facts.get(patients.random().nextInt(facts.size()));
        patient = patients.random().nextInt(4) == 0 ? patient.without(fact) : patient.with(fact, patients.value(fact));
      }
      Scope scope = new Scope(Route.IV, Indication.TRD, "CLINIC_IV", false);
      Ways ways = Counterfactuals.of(patient, scope, pack);
      assertThat(ways.cutShort()).isFalse();
      int now = rank(patient, scope, pack);
      for (int target = 0; target < now; target++) {
        Outcome outcome = BEST_FIRST.get(target);
        Set<Set<String>> found =
            ways.ways().stream().filter(way -> way.outcome() == outcome).map(way -> way.changes().stream().map(Change::fact).collect(Collectors.toSet())).collect(Collectors.toSet());
        assertThat(found).as("patient %d to %s", i, outcome).isEqualTo(smallest(patient, outcome, scope, pack));
      }
    }
  }

  /** Every set of facts, smallest first. */
  private static Set<Set<String>> smallest(Snapshot patient, Outcome outcome, Scope scope, EvaluationPolicy pack) {
    List<String> facts = changeable(pack);
    Set<Set<String>> all = new HashSet<>();
    List<List<String>> sets = new ArrayList<>();
    combinations(facts, 0, List.of(), sets);
    sets.sort(Comparator.comparingInt(List::size));
    for (List<String> set : sets) {
      if (all.stream().noneMatch(set::containsAll) && reaches(patient, set, outcome, scope, pack)) {
        all.add(Set.copyOf(set));
      }
    }
    return all;
  }

  private static void combinations(List<String> facts, int from, List<String> chosen, List<List<String>> sets) {
    for (int i = from; i < facts.size(); i++) {
      List<String> more = new ArrayList<>(chosen);
      more.add(facts.get(i));
      sets.add(more);
      if (more.size() < Counterfactuals.MOST_FACTS) {
        combinations(facts, i + 1, more, sets);
      }
    }
  }

  private static List<String> changeable(EvaluationPolicy pack) {
    Set<String> facts = new TreeSet<>();
    pack.rules().values().stream().flatMap(rule -> rule.cases().stream()).flatMap(one -> one.anyOf().stream()).flatMap(List::stream)
        .map(EvaluationPolicy.Test::fact).filter(fact -> Objects.requireNonNull(pack.facts().get(fact)).buckets() != null).forEach(facts::add);
    return List.copyOf(facts);
  }

  /** Whether some values of these facts, each another one than it has, reach the outcome. */
  private static boolean reaches(Snapshot patient, List<String> facts, Outcome outcome, Scope scope, EvaluationPolicy pack) {
    if (facts.isEmpty()) {
      return rank(patient, scope, pack) <= BEST_FIRST.indexOf(outcome);
    }
    Fact fact = Objects.requireNonNull(pack.facts().get(facts.getFirst()));
    for (String bucket : Objects.requireNonNull(fact.buckets())) {
      if (reaches(patient.with(facts.getFirst(), FactValues.parse(fact, bucket).orElseThrow()), facts.subList(1, facts.size()), outcome, scope, pack)) {
        return true;
      }
    }
    return false;
  }

  private static Snapshot changed(Snapshot patient, List<Change> changes) {
    Snapshot changed = patient;
    for (Change change : changes) {
      changed = changed.with(change.fact(), FactValues.parse(Objects.requireNonNull(PACK.facts().get(change.fact())), change.to()).orElseThrow());
    }
    return changed;
  }

  private static int rank(Snapshot patient, Scope scope, EvaluationPolicy pack) {
    return BEST_FIRST.indexOf(RuleBook.assess(patient, scope, pack).recommendation());
  }

  private static EvaluationPolicy some() {
    Map<String, EvaluationPolicy.Rule> rules = new LinkedHashMap<>(PACK.rules());
    rules.keySet().retainAll(SOME);
    Map<String, EvaluationPolicy.Limit> limits = new LinkedHashMap<>(PACK.limits());
    limits.keySet().retainAll(used(rules));
    return new EvaluationPolicy(
        PACK.version(), PACK.effectiveFrom(), limits, PACK.valueSets(), PACK.facts(), rules, Map.of(), PACK.noRule(), PACK.lorazepamEquivalents(), PACK.models(), PACK.telehealth(),
        PACK.requiredConsents(), PACK.dosingWeights(), Map.of(), PACK.sources());
  }

  private static Set<String> used(Map<String, EvaluationPolicy.Rule> rules) {
    Set<String> used = new HashSet<>(EvaluationPolicy.COMPUTED_WITH);
    PACK.facts().values().stream().map(Fact::maxAge).filter(Objects::nonNull).forEach(used::add);
    rules.values().stream().flatMap(rule -> rule.cases().stream()).flatMap(one -> one.anyOf().stream()).flatMap(List::stream)
        .flatMap(test -> java.util.stream.Stream.of(test.atLeast(), test.above(), test.atMost(), test.below())).filter(Objects::nonNull).forEach(used::add);
    return used;
  }
}
