package org.treatmentcourse.intake.course;

import org.treatmentcourse.contracts.IntakeEvent.IntakeDeclined;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;

/** Intake ends: given up here, or because follow-up has closed the course. */
public final class Ending {
  /** The intake was given up because nothing new came. */
  public static final String EXPIRED = "INCOMPLETE_EXPIRED";

  private Ending() {}

  /** @param reason code, e.g. {@code PATIENT_WITHDREW} */
  public static Decision<Intake> decline(Intake state, String reason, Occurrence when) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Collecting collecting -> Decision.accept(new Closed(collecting.file(), reason, when.now()), new IntakeDeclined(reason));
      case Completed completed ->
          Decision.refuse(completed, Refusal.of("INTAKE_COMPLETED", "the file is complete and with evaluation; close the course in follow-up"));
      case Closed closed -> Refusals.closed(closed);
    };
  }

  /** Nothing new has come for too long. Only a file that is still being filled has this clock. */
  public static Decision<Intake> expire(Collecting state, Occurrence when) {
    return Decision.accept(new Closed(state.file(), EXPIRED, when.occurredAt()), new IntakeDeclined(EXPIRED));
  }

  /**
   * @throws IllegalStateException for a course that was never asked for: follow-up opens a course only after intake has said so
   */
  public static Decision<Intake> close(Intake state, String reason, Occurrence when) {
    return switch (state) {
      case Awaited awaited -> throw new IllegalStateException("closed before it was asked for");
      case Collecting collecting -> Decision.accept(new Closed(collecting.file(), reason, when.occurredAt()));
      case Completed completed -> Decision.accept(new Closed(completed.file(), reason, when.occurredAt()));
      case Closed closed -> Decision.accept(closed);
    };
  }
}
