package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.TransferredAcute;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Departures;
import org.treatmentcourse.followup.course.Followup;

/** The prescriber knows at once, and finds out what became of the patient. */
public record WhenTransferredAcuteThenTellThePrescriber(Function<String, FollowupPolicy> policies) implements Reaction<Followup, TransferredAcute> {

  @Override
  public Decision<Followup> react(Followup state, TransferredAcute event, Occurrence when) {
    return Departures.transferred(state, event, when, policies.apply(when.course().clinic()));
  }
}
