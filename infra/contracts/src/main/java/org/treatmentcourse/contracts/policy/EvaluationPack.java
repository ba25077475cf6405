package org.treatmentcourse.contracts.policy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Administration;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Baseline;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Dose;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.DoseUnit;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.From;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Induction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Kind;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Limit;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Rule;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Stage;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Test;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.WorkUpItem;

/** What a schema can't say about the pack of evaluation: every name it uses is one it defines, and every test fits its fact. */
final class EvaluationPack {
  private static final Set<From> NEEDS_VALUE_SET =
      Set.of(From.INDICATION, From.ACTIVE_DIAGNOSIS, From.PAST_DIAGNOSIS, From.ANY_DIAGNOSIS, From.MEDICATION, From.NEW_MEDICATION, From.ALLERGY);

  private static final Pattern INSTRUMENT = Pattern.compile("[A-Z][A-Z0-9_]*");

  private EvaluationPack() {}

  static void check(
      Map<String, Limit> limits,
      Map<String, List<String>> valueSets,
      Map<String, Fact> facts,
      Map<String, Rule> rules,
      Map<String, WorkUpItem> workUp,
      Map<String, Route> models,
      Map<String, Protocol> protocols) {
    limits.forEach((name, limit) -> check("/limits/" + name, limit));
    EvaluationPolicy.COMPUTED_WITH.forEach(name -> known("/limits", name, limits.keySet()));
    facts.forEach((name, fact) -> check("/facts/" + name, name, fact, limits, valueSets));
    rules.forEach(
        (id, rule) -> {
          if (rule.cases().isEmpty()) {
            throw no("/rules/" + id + "/cases", "a rule without a case can never fire");
          }
          for (String model : Objects.requireNonNullElse(rule.models(), List.<String>of())) {
            known("/rules/" + id + "/models", model, models.keySet());
          }
          for (int i = 0; i < rule.cases().size(); i++) {
            check("/rules/" + id + "/cases/" + i, rule.cases().get(i), limits, facts);
          }
        });
    workUp.forEach((key, item) -> check("/workUp/" + key, item, limits, facts));
    protocols.forEach((key, protocol) -> check("/protocols/" + key, protocol, limits, facts));
    Set<String> used = used(facts, rules, workUp, protocols);
    limits.keySet().stream()
        .filter(name -> !used.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw no("/limits/" + name, "nothing uses a limit of that name");
            });
  }

  private static Set<String> used(Map<String, Fact> facts, Map<String, Rule> rules, Map<String, WorkUpItem> workUp, Map<String, Protocol> protocols) {
    Set<String> used = new HashSet<>(EvaluationPolicy.COMPUTED_WITH);
    facts.values().stream().map(Fact::maxAge).filter(Objects::nonNull).forEach(used::add);
    workUp.values().stream().flatMap(item -> Stream.of(item.validDays(), item.validDaysAtStart())).filter(Objects::nonNull).forEach(used::add);
    protocols.values().stream().map(Protocol::baseline).filter(Objects::nonNull).map(Baseline::maxAge).filter(Objects::nonNull).forEach(used::add);
    Stream<List<Test>> asked =
        Stream.of(
                rules.values().stream().flatMap(rule -> rule.cases().stream()).flatMap(one -> one.anyOf().stream()),
                workUp.values().stream().map(WorkUpItem::anyOf).filter(Objects::nonNull).flatMap(List::stream),
                protocols.values().stream().map(EvaluationPack::requires).flatMap(List::stream))
            .flatMap(tests -> tests);
    asked.flatMap(List::stream).flatMap(EvaluationPack::limits).forEach(used::add);
    return used;
  }

  private static List<List<Test>> requires(Protocol protocol) {
    return Objects.requireNonNullElse(protocol.requires(), List.<List<Test>>of());
  }

  private static Stream<String> limits(Test test) {
    return Stream.of(test.atLeast(), test.above(), test.atMost(), test.below()).filter(Objects::nonNull);
  }

  private static void check(String where, Limit limit) {
    if (limit.value() < limit.min() || limit.value() > limit.max()) {
      throw no(where, "must be " + limit.min() + " to " + limit.max() + " " + limit.unit());
    }
  }

  private static void check(String where, String name, Fact fact, Map<String, Limit> limits, Map<String, List<String>> valueSets) {
    if (fact.maxAge() != null) {
      known(where + "/maxAge", fact.maxAge(), limits.keySet());
    }
    if (NEEDS_VALUE_SET.contains(fact.from())) {
      known(where + "/of", String.valueOf(fact.of()), valueSets.keySet());
    }
    Set<String> names = EvaluationPolicy.READ_BY_NAME.get(fact.from());
    if (names != null) {
      known(where + "/of", Objects.requireNonNullElse(fact.of(), name), names);
    }
    if (fact.kind() == Kind.CODE && fact.values() == null) {
      throw no(where + "/values", "a code needs its values");
    }
    for (String bucket : Objects.requireNonNullElse(fact.buckets(), List.<String>of())) {
      if (!FactValues.fits(fact, bucket)) {
        throw no(where + "/buckets", "'" + bucket + "' is no value of this fact");
      }
    }
  }

  private static void check(String where, Protocol protocol, Map<String, Limit> limits, Map<String, Fact> facts) {
    for (List<Test> all : requires(protocol)) {
      all.forEach(test -> check(where + "/requires", test, limits, facts));
    }
    Baseline baseline = protocol.baseline();
    if (baseline != null) {
      Objects.requireNonNullElse(baseline.facts(), List.<String>of()).forEach(fact -> known(where + "/baseline/facts", fact, facts.keySet()));
      if (baseline.instruments() != null) {
        known(where + "/baseline/maxAge", String.valueOf(baseline.maxAge()), limits.keySet());
      }
    }
    Dose dose = protocol.dose();
    if (!(dose.min() <= dose.softMax() && dose.softMax() <= dose.hardMax())) {
      throw no(where + "/dose", "needs min, softMax and hardMax in this order");
    }
    if (dose.start() != null && (dose.start() < dose.min() || dose.start() > dose.softMax())) {
      throw no(where + "/dose/start", "must be from min to softMax");
    }
    if (dose.steps() != null && dose.unit() != DoseUnit.MG) {
      throw no(where + "/dose/steps", "are for doses in mg");
    }
    Administration given = protocol.administration();
    if (!(given.shortestMin() <= given.usualMin() && given.usualMin() <= given.longestMin())) {
      throw no(where + "/administration", "needs shortestMin, usualMin and longestMin in this order");
    }
    Induction induction = protocol.induction();
    if (Objects.requireNonNullElse(induction.fewest(), induction.sessions()) > induction.sessions()
        || Objects.requireNonNullElse(induction.most(), induction.sessions()) < induction.sessions()) {
      throw no(where + "/induction", "needs fewest, sessions and most in this order");
    }
    List<Stage> stages = protocol.maintenance().stages();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      if (stage.minDays() > stage.maxDays() || stage.minDays() * 24 < induction.minGapHours()) {
        throw no(where + "/maintenance/stages/" + i, "needs minDays up to maxDays, and no less than minGapHours");
      }
      if ((stage.sessions() == null) != (i == stages.size() - 1)) {
        throw no(where + "/maintenance/stages/" + i + "/sessions", "every stage but the last one says how many sessions it has");
      }
    }
  }

  private static void check(String where, Case one, Map<String, Limit> limits, Map<String, Fact> facts) {
    if (one.anyOf().isEmpty() || one.anyOf().stream().anyMatch(List::isEmpty)) {
      throw no(where + "/anyOf", "an empty list says nothing");
    }
    if (one.severity() != Severity.EXCLUDE && one.severity() != Severity.INDETERMINATE && one.override() == Right.NONE) {
      throw no(where + "/override", "what is no exclusion has somebody who decides");
    }
    for (List<Test> all : one.anyOf()) {
      all.forEach(test -> check(where + "/anyOf", test, limits, facts));
      all.stream()
          .filter(test -> Objects.requireNonNull(facts.get(test.fact())).from() == From.COURSE)
          .findFirst()
          .ifPresent(
              test -> {
                throw no(where + "/anyOf/" + test.fact(), "only the work-up may ask how far treatment has come");
              });
    }
  }

  private static void check(String where, WorkUpItem item, Map<String, Limit> limits, Map<String, Fact> facts) {
    if (item.satisfiedBy().isEmpty() || item.satisfiedBy().stream().anyMatch(List::isEmpty)) {
      throw no(where + "/satisfiedBy", "an item that nothing satisfies is never done");
    }
    if (item.anyOf() != null && (item.anyOf().isEmpty() || item.anyOf().stream().anyMatch(List::isEmpty))) {
      throw no(where + "/anyOf", "an empty list says nothing");
    }
    if (item.validDays() != null) {
      known(where + "/validDays", item.validDays(), limits.keySet());
    }
    if (item.validDaysAtStart() != null) {
      known(where + "/validDaysAtStart", item.validDaysAtStart(), limits.keySet());
    }
    Objects.requireNonNullElse(item.anyOf(), List.<List<Test>>of()).forEach(all -> all.forEach(test -> check(where + "/anyOf", test, limits, facts)));
    item.satisfiedBy().stream().flatMap(List::stream).forEach(name -> evidence(where + "/satisfiedBy", name, facts));
  }

  /** Which instruments there are is follow-up's; only their form is checked here. */
  private static void evidence(String where, String name, Map<String, Fact> facts) {
    String of = name.substring(name.indexOf('.') + 1);
    boolean known =
        switch (name.substring(0, name.length() - of.length())) {
          case "exam." -> EvaluationPolicy.EXAMINED.contains(of);
          case "lab." -> EvaluationPolicy.TESTED.contains(of);
          case "score." -> INSTRUMENT.matcher(of).matches();
          case "finding." -> facts.containsKey(of) && Objects.requireNonNull(facts.get(of)).from() == From.FINDING;
          default -> EvaluationPolicy.EVIDENCE.contains(name);
        };
    if (!known) {
      throw no(where, "nothing brings " + name);
    }
  }

  private static void check(String where, Test test, Map<String, Limit> limits, Map<String, Fact> facts) {
    known(where + "/fact", test.fact(), facts.keySet());
    Fact fact = Objects.requireNonNull(facts.get(test.fact()));
    List<@Nullable Object> questions = Arrays.asList(test.is(), test.in(), test.atLeast(), test.above(), test.atMost(), test.below());
    if (questions.stream().filter(Objects::nonNull).count() != 1) {
      throw no(where + "/" + test.fact(), "asks exactly one question");
    }
    boolean fits =
        switch (fact.kind()) {
          case FLAG -> test.is() != null;
          case CODE -> test.in() != null && Objects.requireNonNull(fact.values()).containsAll(test.in());
          case NUMBER -> test.is() == null && test.in() == null;
        };
    if (!fits) {
      throw no(where + "/" + test.fact(), "does not fit a " + fact.kind());
    }
    limits(test).forEach(limit -> known(where + "/" + test.fact(), limit, limits.keySet()));
  }

  private static void known(String where, String name, Iterable<String> names) {
    for (String one : names) {
      if (one.equals(name)) {
        return;
      }
    }
    throw no(where, "there is no " + name);
  }

  private static IllegalArgumentException no(String where, String why) {
    return new IllegalArgumentException(where + ": " + why);
  }
}
