package org.treatmentcourse.intake.deadlines;

import java.util.List;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.DueReaction;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.intake.course.Awaited;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.Ending;
import org.treatmentcourse.intake.course.Intake;

/** An intake into which nothing new has come for too long is declined. */
public final class GiveUpStaleIntake implements DueReaction<Intake> {

  @Override
  public Decision<Intake> due(Intake state, List<Timer> fired, Occurrence when) {
    return switch (state) {
      case Collecting collecting -> Ending.expire(collecting, when);
      case Awaited awaited -> throw new IllegalStateException("no clock runs before a request: " + fired);
      case Completed completed -> throw new IllegalStateException("no clock runs on a complete file: " + fired);
      case Closed closed -> throw new IllegalStateException("no clock runs on a closed file: " + fired);
    };
  }
}
