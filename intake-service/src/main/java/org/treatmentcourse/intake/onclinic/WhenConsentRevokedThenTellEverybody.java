package org.treatmentcourse.intake.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.ConsentRevoked;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.intake.course.Consenting;
import org.treatmentcourse.intake.course.Intake;

/** A revocation goes out on the safety stream, whatever state the file is in. */
public final class WhenConsentRevokedThenTellEverybody implements Reaction<Intake, ConsentRevoked> {
  private final Function<String, IntakePolicy> policy;

  public WhenConsentRevokedThenTellEverybody(Function<String, IntakePolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Intake> react(Intake state, ConsentRevoked event, Occurrence when) {
    return Consenting.revoke(state, event.consent(), when, policy.apply(when.course().clinic()));
  }
}
