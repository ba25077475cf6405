package org.treatmentcourse.evaluation.course.rules;

import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Weight;

/** EL-33: a dose per kilogram needs a recent weight that can be believed. */
record WeightIsNotValid() implements Rule {

  @Override
  public String id() {
    return "EL-33";
  }

  @Override
  public Verdict judge(Subject subject) {
    Weight weight = subject.facts().weight();
    EvaluationPolicy.Weight limits = subject.policy().weight();
    if (weight == null || subject.isOlderThan(weight.at(), limits.maxAgeDays())) {
      return new Verdict.Unknown("weight");
    }
    return weight.kg() < limits.minKg() || weight.kg() > limits.maxKg() ? new Verdict.Fires("weightKg=" + weight.kg()) : Verdict.CLEAR;
  }
}
