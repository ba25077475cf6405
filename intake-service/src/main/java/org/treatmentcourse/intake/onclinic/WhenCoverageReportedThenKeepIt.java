package org.treatmentcourse.intake.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.CoverageReported;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.intake.course.Covering;
import org.treatmentcourse.intake.course.Intake;

/** The newest coverage stands; the payer is asked afterwards, by somebody else. */
public final class WhenCoverageReportedThenKeepIt implements Reaction<Intake, CoverageReported> {
  @Override
  public Decision<Intake> react(Intake state, CoverageReported event, Occurrence when) {
    return Covering.report(state, event, when);
  }
}
