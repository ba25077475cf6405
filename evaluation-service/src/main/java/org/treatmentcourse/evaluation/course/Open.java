package org.treatmentcourse.evaluation.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * The work-up runs: rules are applied as facts come in, until a plan is approved.
 *
 * @param unsigned a plan that waits for its second signature
 */
public record Open(Dossier dossier, @Nullable Unsigned unsigned) implements Evaluation {
  /** Name of the clock that lets a decision lapse. */
  public static final String DECISION_EXPIRES = "decision-expires";

  public Open(Dossier dossier) {
    this(dossier, null);
  }

  Open with(Dossier changed) {
    return new Open(changed, unsigned);
  }

  Open awaiting(@Nullable Unsigned changed) {
    return new Open(dossier, changed);
  }

  @Override
  public List<Timer> timers() {
    EligibilityDecision decision = dossier.decision();
    return decision == null ? List.of() : List.of(Timer.alarm(DECISION_EXPIRES, decision.expiresAt()));
  }
}
