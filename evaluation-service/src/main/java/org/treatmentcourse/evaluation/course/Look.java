package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.Optional;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/**
 * A course as somebody finds it who looks at this moment; nothing is changed by it.
 *
 * @param dossier with what the rules say as of this moment
 */
public record Look(Stage stage, Dossier dossier) {

  /**
   * @param now business time
   * @return empty if the course does not exist yet
   */
  public static Optional<Look> at(Evaluation state, Instant now, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> Optional.empty();
      case Referred referred -> Optional.of(new Look(Stage.WAITING_FOR_INTAKE, referred.dossier()));
      case Open open -> {
        Dossier judged = Judging.of(open, now, policy).dossier();
        yield Optional.of(new Look(Stage.of(judged, now, policy), judged));
      }
      case Planned planned -> Optional.of(new Look(planned.suspensions().any() ? Stage.SUSPENDED : Stage.PLAN_IN_FORCE, planned.dossier()));
      case Ended ended -> Optional.of(new Look(Stage.ENDED, ended.dossier()));
    };
  }
}
