package org.treatmentcourse.evaluation.course;

import java.util.List;
import org.treatmentcourse.contracts.decide.Timer;

/** The work-up runs: rules are applied as facts come in, until a plan is approved. */
public record Open(Dossier dossier) implements Evaluation {
  /** Name of the clock that lets a decision lapse. */
  public static final String DECISION_EXPIRES = "decision-expires";

  @Override
  public List<Timer> timers() {
    EligibilityDecision decision = dossier.decision();
    return decision == null ? List.of() : List.of(Timer.alarm(DECISION_EXPIRES, decision.expiresAt()));
  }
}
