package org.treatmentcourse.intake.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent.ConsultationRequested;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Opening;

/** The request opens the course, once, whichever door it came through. */
public final class WhenConsultationRequestedThenOpenCourse implements Reaction<Intake, ConsultationRequested> {
  private final Function<String, Clinic> clinics;
  private final Function<String, IntakePolicy> policy;

  public WhenConsultationRequestedThenOpenCourse(Function<String, Clinic> clinics, Function<String, IntakePolicy> policy) {
    this.clinics = clinics;
    this.policy = policy;
  }

  @Override
  public Decision<Intake> react(Intake state, ConsultationRequested event, Occurrence when) {
    String clinic = when.course().clinic();
    return Opening.open(state, event, when, clinics.apply(clinic), policy.apply(clinic));
  }
}
