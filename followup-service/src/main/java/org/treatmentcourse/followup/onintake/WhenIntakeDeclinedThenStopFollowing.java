package org.treatmentcourse.followup.onintake;

import org.treatmentcourse.contracts.IntakeEvent.IntakeDeclined;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Opening;

/** Open tasks stay with their people. */
public final class WhenIntakeDeclinedThenStopFollowing implements Reaction<Followup, IntakeDeclined> {

  @Override
  public Decision<Followup> react(Followup state, IntakeDeclined event, Occurrence when) {
    return Opening.declined(state, when);
  }
}
