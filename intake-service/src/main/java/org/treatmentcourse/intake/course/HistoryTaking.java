package org.treatmentcourse.intake.course;

import java.util.List;
import org.treatmentcourse.contracts.ClinicEvent.HistoryReported;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/** The history as told; the newest one stands. */
public final class HistoryTaking {
  private HistoryTaking() {}

  public static Decision<Intake> keep(Intake state, HistoryReported told, Occurrence when, IntakePolicy policy) {
    History history = History.of(told, when);
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Collecting collecting ->
          history.isNewerThan(collecting.file().history())
              ? Filing.collect(collecting, collecting.file().with(history, when), policy, List.of())
              : Decision.accept(state);
      case Completed completed -> amend(completed, history, when);
      case Closed closed -> Refusals.closed(closed);
    };
  }

  /** Evaluation works from the completed file, so it is told again when a later history changes it. */
  private static Decision<Intake> amend(Completed state, History history, Occurrence when) {
    if (!history.isNewerThan(state.file().history())) {
      return Decision.accept(state);
    }
    CourseFile file = state.file().with(history, when);
    Completed amended = new Completed(file, state.completedAt());
    return history.saysTheSameAs(state.file().history()) ? Decision.accept(amended) : Decision.accept(amended, file.asCompleted());
  }
}
