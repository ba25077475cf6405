package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** Says until when the patient is expected. */
public record WhenSessionsBookedThenExpectThem(Function<String, FollowupPolicy> policies) implements Reaction<Followup, SessionsBooked> {

  @Override
  public Decision<Followup> react(Followup state, SessionsBooked event, Occurrence when) {
    return Sessions.booked(state, event, when, policies.apply(when.course().clinic()));
  }
}
