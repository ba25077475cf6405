package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** Only holds that the policy names need somebody afterwards. */
public record WhenSessionHeldThenRefer(Function<String, FollowupPolicy> policies) implements Reaction<Followup, SessionHeld> {

  @Override
  public Decision<Followup> react(Followup state, SessionHeld event, Occurrence when) {
    return Sessions.held(state, event, when, policies.apply(when.course().clinic()));
  }
}
