package org.treatmentcourse.evaluation.course;

import org.treatmentcourse.contracts.EvaluationEvent.PlanCompleted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;

/** The course ends; its file is kept as it is. */
public final class Ending {
  private Ending() {}

  /** Follow-up has closed the course; here it may not even be open yet. */
  public static Decision<Evaluation> close(Evaluation state, String reason, Occurrence when) {
    return switch (state) {
      case Awaited awaited -> Decision.accept(new Awaited(awaited.facts(), reason));
      case Referred referred -> Decision.accept(new Ended(referred.dossier(), null, reason, when.occurredAt()));
      case Open open -> Decision.accept(new Ended(open.dossier(), null, reason, when.occurredAt()), Signing.ended(open.unsigned()));
      case Planned planned ->
          Decision.<Evaluation>accept(new Ended(planned.dossier(), planned.plan(), reason, when.occurredAt()), Signing.ended(planned.unsigned()))
              .and(new PlanCompleted(planned.plan().version()));
      case Ended ended -> Decision.accept(ended);
    };
  }

  /**
   * Intake ended without an evaluation.
   *
   * @throws IllegalStateException when the file was complete: intake declines only before
   */
  public static Decision<Evaluation> declined(Evaluation state, String reason, Occurrence when) {
    return switch (state) {
      case Referred referred -> Decision.accept(new Ended(referred.dossier(), null, reason, when.occurredAt()));
      case Ended ended -> Decision.accept(ended);
      case Awaited awaited -> throw new IllegalStateException("declined before it was asked for");
      case Open open -> throw new IllegalStateException("declined after it was complete");
      case Planned planned -> throw new IllegalStateException("declined after it was complete");
    };
  }
}
