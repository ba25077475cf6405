package org.treatmentcourse.intake.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.HistoryReported;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.intake.course.HistoryTaking;
import org.treatmentcourse.intake.course.Intake;

/** The newest history stands. */
public final class WhenHistoryReportedThenKeepIt implements Reaction<Intake, HistoryReported> {
  private final Function<String, IntakePolicy> policy;

  public WhenHistoryReportedThenKeepIt(Function<String, IntakePolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Intake> react(Intake state, HistoryReported event, Occurrence when) {
    return HistoryTaking.keep(state, event, when, policy.apply(when.course().clinic()));
  }
}
