package org.treatmentcourse.intake.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.ConsentGranted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.intake.course.Consenting;
import org.treatmentcourse.intake.course.Intake;

/** A grant counts from the moment it was given. */
public final class WhenConsentGrantedThenKeepIt implements Reaction<Intake, ConsentGranted> {
  private final Function<String, IntakePolicy> policy;

  public WhenConsentGrantedThenKeepIt(Function<String, IntakePolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Intake> react(Intake state, ConsentGranted event, Occurrence when) {
    return Consenting.grant(state, event.consent(), event.version(), when, policy.apply(when.course().clinic()));
  }
}
