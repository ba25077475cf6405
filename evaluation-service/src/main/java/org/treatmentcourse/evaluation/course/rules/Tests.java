package org.treatmentcourse.evaluation.course.rules;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Test;

/** The questions of a rule, in three values: a missing fact makes a question unknown, unless the pack says that it is asked only if known. */
final class Tests {
  private Tests() {}

  static Truth truth(Case one, Known known, EvaluationPolicy policy) {
    Truth any = Truth.NO;
    for (List<Test> all : one.anyOf()) {
      any = any.or(truth(all, known, policy));
      if (any == Truth.YES) {
        return any;
      }
    }
    return any;
  }

  static Truth truth(List<Test> all, Known known, EvaluationPolicy policy) {
    Truth every = Truth.YES;
    for (Test test : all) {
      every = every.and(truth(test, known.get(test.fact()), policy));
      if (every == Truth.NO) {
        return every;
      }
    }
    return every;
  }

  static Truth truth(Test test, @Nullable FactValue fact, EvaluationPolicy policy) {
    if (fact == null) {
      return Boolean.TRUE.equals(test.ifKnown()) ? Truth.NO : Truth.UNKNOWN;
    }
    if (test.is() != null) {
      return Truth.of(test.is().equals(fact.value()));
    }
    if (test.in() != null) {
      return Truth.of(test.in().contains(String.valueOf(fact.value())));
    }
    double value = fact.number();
    if (test.atLeast() != null) {
      return Truth.of(value >= policy.limit(test.atLeast()));
    }
    if (test.above() != null) {
      return Truth.of(value > policy.limit(test.above()));
    }
    if (test.atMost() != null) {
      return Truth.of(value <= policy.limit(test.atMost()));
    }
    return Truth.of(test.below() != null && value < policy.limit(test.below()));
  }

  /** The first set of tests that hold together, as {@code fact=value}. */
  static @Nullable String holding(Case one, Known known, EvaluationPolicy policy) {
    return one.anyOf().stream()
        .filter(all -> truth(all, known, policy) == Truth.YES)
        .findFirst()
        .map(all -> all.stream().map(test -> test.fact() + "=" + text(known.get(test.fact()))).distinct().collect(Collectors.joining(" ")))
        .orElse(null);
  }

  private static String text(@Nullable FactValue value) {
    return value == null ? "?" : value.text();
  }

  /** For people, e.g. {@code newest systolic blood pressure above 140 mmHg}. */
  static String words(Test test, EvaluationPolicy policy) {
    Fact fact = policy.facts().get(test.fact());
    String says = fact == null ? test.fact() : fact.says();
    if (test.is() != null) {
      return test.is() ? says : "not: " + says;
    }
    if (test.in() != null) {
      return says + " " + String.join(" or ", test.in());
    }
    String unit = fact == null || fact.unit() == null ? "" : " " + fact.unit();
    return says + " " + comparison(test, policy) + unit;
  }

  private static String comparison(Test test, EvaluationPolicy policy) {
    if (test.atLeast() != null) {
      return "at least " + limit(test.atLeast(), policy);
    }
    if (test.above() != null) {
      return "above " + limit(test.above(), policy);
    }
    if (test.atMost() != null) {
      return "at most " + limit(test.atMost(), policy);
    }
    return "below " + (test.below() == null ? "?" : limit(test.below(), policy));
  }

  private static String limit(String name, EvaluationPolicy policy) {
    double value = policy.limit(name);
    return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%s", value);
  }
}
