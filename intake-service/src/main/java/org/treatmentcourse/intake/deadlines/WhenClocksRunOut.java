package org.treatmentcourse.intake.deadlines;

import java.util.function.Function;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.DueReaction;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.intake.course.Clocks;
import org.treatmentcourse.intake.course.Intake;

/** Grants run out, a silent file is asked for once more, and given up when nothing comes. */
public final class WhenClocksRunOut implements DueReaction<Intake> {
  private final Function<String, IntakePolicy> policy;

  public WhenClocksRunOut(Function<String, IntakePolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Intake> due(Intake state, Timer timer, Occurrence when) {
    return Clocks.ranOut(state, timer, when, policy.apply(when.course().clinic()));
  }
}
