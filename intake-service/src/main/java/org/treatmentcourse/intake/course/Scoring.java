package org.treatmentcourse.intake.course;

import java.util.List;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/** Follow-up has scored a questionnaire: one thing less to wait for. */
public final class Scoring {
  private Scoring() {}

  public static Decision<Intake> note(Intake state, String instrument, Occurrence when, IntakePolicy policy) {
    return switch (state) {
      case Awaited awaited -> Decision.accept(new Awaited(awaited.assessments().and(instrument, when.occurredAt())));
      case Collecting collecting -> Filing.collect(collecting, noted(collecting.file(), instrument, when), policy, List.of());
      case Completed completed -> Decision.accept(new Completed(noted(completed.file(), instrument, when), completed.completedAt()));
      case Closed closed -> Decision.accept(closed);
    };
  }

  private static CourseFile noted(CourseFile file, String instrument, Occurrence when) {
    return file.with(file.assessments().and(instrument, when.occurredAt()), when);
  }
}
