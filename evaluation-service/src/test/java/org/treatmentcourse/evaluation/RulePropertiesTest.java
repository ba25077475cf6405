package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Phase;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Rule;
import org.treatmentcourse.evaluation.course.Assessment;
import org.treatmentcourse.evaluation.course.Input;
import org.treatmentcourse.evaluation.course.rules.FactValue;
import org.treatmentcourse.evaluation.course.rules.RuleBook;
import org.treatmentcourse.evaluation.course.rules.Scope;
import org.treatmentcourse.evaluation.course.rules.Snapshot;

/** What must hold of every patient: over 20,000 seeded ones. */
class RulePropertiesTest {
  private static final int PATIENTS = 20_000;
  private static final EvaluationPolicy PACK = Story.BOOK.defaults();
  private static final List<Outcome> BEST_FIRST = List.of(Outcome.ELIGIBLE, Outcome.ELIGIBLE_WITH_CONDITIONS, Outcome.NEEDS_REVIEW, Outcome.NOT_ELIGIBLE);

  @Test
  void says_what_an_independent_evaluation_says() {
    PatientsAtRandom patients = new PatientsAtRandom(1, PACK);
    int eligible = 0;
    for (int i = 0; i < PATIENTS; i++) {
      Snapshot patient = patients.patient(8);
      Scope scope = patients.scope();
      Outcome said = RuleBook.assess(patient, scope, PACK).recommendation();
      assertThat(said).as("patient %d", i).isEqualTo(BruteForce.outcome(patient, scope, PACK));
      eligible += said == Outcome.ELIGIBLE ? 1 : 0;
    }
    assertThat(eligible).as("patients nothing speaks against").isGreaterThan(PATIENTS / 50);
  }

  @Test
  void nobody_is_eligible_while_an_input_of_an_applicable_rule_is_missing() {
    PatientsAtRandom patients = new PatientsAtRandom(2, PACK);
    int missing = 0;
    for (int i = 0; i < PATIENTS; i++) {
      Snapshot patient = patients.patient(6);
      Scope scope = patients.scope();
      boolean undecided = BruteForce.undecided(patient, scope, PACK);
      missing += undecided ? 1 : 0;
      if (undecided) {
        assertThat(RuleBook.assess(patient, scope, PACK).recommendation()).as("patient %d", i).isIn(Outcome.NEEDS_REVIEW, Outcome.NOT_ELIGIBLE);
      }
    }
    assertThat(missing).isGreaterThan(PATIENTS / 20);
  }

  @Test
  void a_contraindication_more_never_improves_the_outcome() {
    PatientsAtRandom patients = new PatientsAtRandom(3, PACK);
    List<String> contraindications = contraindications();
    int checked = 0;
    for (int i = 0; i < PATIENTS; i++) {
      Snapshot patient = patients.patient(6);
      Scope scope = patients.scope();
      String added = contraindications.get(patients.random().nextInt(contraindications.size()));
      if (patient.facts().get(added) == null) {
        // To learn something is another matter: what was missing may have been worse.
        continue;
      }
      checked++;
      int before = BEST_FIRST.indexOf(RuleBook.assess(patient, scope, PACK).recommendation());
      int after = BEST_FIRST.indexOf(RuleBook.assess(patient.with(added, true), scope, PACK).recommendation());
      assertThat(after).as("patient %d with %s", i, added).isGreaterThanOrEqualTo(before);
    }
    assertThat(checked).isGreaterThan(PATIENTS / 2);
  }

  @Test
  void what_was_seen_says_the_same_again_after_it_was_stored() {
    PatientsAtRandom patients = new PatientsAtRandom(4, PACK);
    EvaluationPolicy kept = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(PACK), EvaluationPolicy.class);
    for (int i = 0; i < PATIENTS; i++) {
      Snapshot patient = patients.patient(8);
      Scope scope = patients.scope();
      Assessment then = RuleBook.assess(patient, scope, PACK);
      assertThat(RuleBook.assess(Input.snapshot(Input.of(patient), kept), scope, kept)).as("patient %d", i).isEqualTo(then);
    }
  }

  /** Flags of which a yes is bad news in every rule that asks for them. */
  private static List<String> contraindications() {
    List<String> flags = new ArrayList<>();
    PACK.facts().forEach(
        (name, fact) -> {
          boolean asked =
              PACK.rules().values().stream().flatMap(rule -> rule.cases().stream()).flatMap(one -> one.anyOf().stream()).flatMap(List::stream)
                  .anyMatch(test -> test.fact().equals(name));
          boolean onlyYes =
              PACK.rules().values().stream().flatMap(rule -> rule.cases().stream()).flatMap(one -> one.anyOf().stream()).flatMap(List::stream)
                  .filter(test -> test.fact().equals(name)).allMatch(test -> Boolean.TRUE.equals(test.is()));
          if (asked && onlyYes) {
            flags.add(name);
          }
        });
    assertThat(flags).contains("aneurysmOrAvm", "theophylline", "psychosisActive", "deliriumOrDementia").hasSizeGreaterThan(30);
    return flags;
  }

  /** Says it in another way: every way to complete what is missing is looked at, and the rules as sentences, not in three values. */
  static final class BruteForce {
    private BruteForce() {}

    static Outcome outcome(Snapshot patient, Scope scope, EvaluationPolicy policy) {
      int worst = 0;
      for (Rule rule : policy.rules().values()) {
        if (applies(rule, scope)) {
          worst = Math.max(worst, BEST_FIRST.indexOf(outcome(severity(rule, patient, scope, policy))));
        }
      }
      return BEST_FIRST.get(worst);
    }

    static boolean undecided(Snapshot patient, Scope scope, EvaluationPolicy policy) {
      return policy.rules().values().stream().filter(rule -> applies(rule, scope)).anyMatch(rule -> severity(rule, patient, scope, policy) == Severity.INDETERMINATE);
    }

    private static boolean applies(Rule rule, Scope scope) {
      if (scope.treating() ? rule.phase() == Phase.EVALUATION : rule.phase() == Phase.PRE_SESSION) {
        return false;
      }
      return (rule.routes() == null || rule.routes().contains(scope.route()))
          && (rule.indications() == null || rule.indications().contains(scope.indication()))
          && (rule.models() == null || rule.models().contains(scope.model()));
    }

    private static Outcome outcome(@Nullable Severity severity) {
      if (severity == null) {
        return Outcome.ELIGIBLE;
      }
      return switch (severity) {
        case EXCLUDE -> Outcome.NOT_ELIGIBLE;
        case REVIEW, INDETERMINATE -> Outcome.NEEDS_REVIEW;
        case CAUTION -> Outcome.ELIGIBLE_WITH_CONDITIONS;
      };
    }

    private static @Nullable Severity severity(Rule rule, Snapshot patient, Scope scope, EvaluationPolicy policy) {
      for (Case one : rule.cases()) {
        if ((one.routes() != null && !one.routes().contains(scope.route())) || one.phase() == (scope.treating() ? Phase.EVALUATION : Phase.PRE_SESSION)) {
          continue;
        }
        boolean surely = one.anyOf().stream().anyMatch(all -> all.stream().allMatch(test -> may(test, patient, policy, false)));
        boolean possibly = one.anyOf().stream().anyMatch(all -> all.stream().allMatch(test -> may(test, patient, policy, true)));
        if (surely) {
          return one.severity();
        }
        if (possibly) {
          return Severity.INDETERMINATE;
        }
      }
      return null;
    }

    /** @param ifMissing what to take for a fact that is missing */
    private static boolean may(EvaluationPolicy.Test test, Snapshot patient, EvaluationPolicy policy, boolean ifMissing) {
      FactValue fact = patient.facts().get(test.fact());
      if (fact == null) {
        return ifMissing && !Boolean.TRUE.equals(test.ifKnown());
      }
      if (fact.value() instanceof Boolean flag) {
        return flag.equals(test.is());
      }
      if (fact.value() instanceof String code) {
        return Objects.requireNonNull(test.in()).contains(code);
      }
      double number = (Double) fact.value();
      double bound = Objects.requireNonNull(policy.limits().get(bound(test))).value();
      return test.atLeast() != null ? number >= bound : test.above() != null ? number > bound : test.atMost() != null ? number <= bound : number < bound;
    }

    private static String bound(EvaluationPolicy.Test test) {
      return java.util.stream.Stream.of(test.atLeast(), test.above(), test.atMost(), test.below()).filter(Objects::nonNull).findFirst().orElseThrow();
    }
  }
}
