package org.treatmentcourse.evaluation.course;

import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** Whether a depression counts as treatment-resistant, from the trials as told (DOMAIN 2.2). */
public final class Resistance {
  private Resistance() {}

  /** Trials of adequate dose and length that brought too little. */
  public static int failedTrials(Told told, EvaluationPolicy policy) {
    double weeks = policy.limit("minTrialWeeks");
    double response = policy.limit("responseBelowPct");
    return (int) told.trials().stream().filter(trial -> trial.adequateDose() && trial.weeks() >= weeks && trial.improvementPct() < response).count();
  }

  public static boolean isResistant(Told told, EvaluationPolicy policy) {
    return failedTrials(told, policy) >= policy.limit("minFailedTrials");
  }
}
