package org.treatmentcourse.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.contracts.policy.FactValues;
import org.treatmentcourse.evaluation.course.rules.Scope;
import org.treatmentcourse.evaluation.course.rules.Snapshot;

/** Seeded patients: most is in order in most of them, some of it is missing, some speaks against treatment. */
final class PatientsAtRandom {
  private static final Map<String, double[]> RANGES =
      Map.of(
          "ageYears", new double[] {12, 90},
          "systolic", new double[] {95, 200},
          "diastolic", new double[] {55, 120},
          "meanSystolic", new double[] {95, 200},
          "meanDiastolic", new double[] {55, 120},
          "weightKg", new double[] {30, 260},
          "failedTrials", new double[] {0, 5},
          "phq9", new double[] {0, 27},
          "hcgAgeDays", new double[] {0, 60},
          "spo2", new double[] {85, 100});

  private final Random random;
  private final EvaluationPolicy policy;
  private final Snapshot clear = GoldenRulesTest.clear();

  PatientsAtRandom(long seed, EvaluationPolicy policy) {
    this.random = new Random(seed);
    this.policy = policy;
  }

  Scope scope() {
    Route route = Route.values()[random.nextInt(Route.values().length)];
    Indication indication = Indication.values()[random.nextInt(Indication.values().length)];
    return new Scope(route, indication, List.copyOf(policy.models().keySet()).get(random.nextInt(policy.models().size())), random.nextInt(4) == 0);
  }

  /** @param strange how many facts may be other than in somebody who is well */
  Snapshot patient(int strange) {
    Snapshot patient = clear;
    List<String> facts = new ArrayList<>(policy.facts().keySet());
    int changes = random.nextInt(strange + 1);
    for (int i = 0; i < changes; i++) {
      String name = facts.get(random.nextInt(facts.size()));
      patient = random.nextInt(3) == 0 ? patient.without(name) : patient.with(name, value(name));
    }
    return patient;
  }

  Object value(String name) {
    Fact fact = Objects.requireNonNull(policy.facts().get(name));
    return switch (fact.kind()) {
      case FLAG -> random.nextBoolean();
      case CODE -> Objects.requireNonNull(fact.values()).get(random.nextInt(fact.values().size()));
      case NUMBER -> number(name, fact);
    };
  }

  private Object number(String name, Fact fact) {
    double[] range = RANGES.get(name);
    if (range != null) {
      return (double) Math.round(range[0] + random.nextDouble() * (range[1] - range[0]));
    }
    List<String> buckets = Objects.requireNonNullElse(fact.buckets(), List.of("1"));
    return FactValues.parse(fact, buckets.get(random.nextInt(buckets.size()))).orElseThrow();
  }

  Random random() {
    return random;
  }
}
