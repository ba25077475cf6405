package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** Calls off what would remind of it. */
public record WhenSessionCancelledThenRemindNoMore(Function<String, FollowupPolicy> policies) implements Reaction<Followup, SessionCancelled> {

  @Override
  public Decision<Followup> react(Followup state, SessionCancelled event, Occurrence when) {
    return Sessions.cancelled(state, event, when, policies.apply(when.course().clinic()));
  }
}
