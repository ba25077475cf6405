package org.treatmentcourse.evaluation.course;

import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** Whether a depression counts as treatment-resistant, from the trials as told (DOMAIN 2.2). */
public final class Resistance {
  private Resistance() {}

  /** Trials of adequate dose and length that brought too little. */
  public static int failedTrials(Told told, EvaluationPolicy.Resistance policy) {
    return (int)
        told.trials().stream()
            .filter(trial -> trial.adequateDose() && trial.weeks() >= policy.minTrialWeeks() && trial.improvementPct() < policy.responseBelowPct())
            .count();
  }

  public static boolean isResistant(Told told, EvaluationPolicy.Resistance policy) {
    return failedTrials(told, policy) >= policy.minFailedTrials();
  }
}
