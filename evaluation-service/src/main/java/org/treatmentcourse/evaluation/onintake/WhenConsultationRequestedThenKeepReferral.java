package org.treatmentcourse.evaluation.onintake;

import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Referring;

/** The course exists; results may come before the file is complete. */
public final class WhenConsultationRequestedThenKeepReferral implements Reaction<Evaluation, ConsultationRequested> {

  @Override
  public Decision<Evaluation> react(Evaluation state, ConsultationRequested event, Occurrence when) {
    return Referring.referred(state, event, when);
  }
}
