package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** A check-in is due the day after, and the outcome is looked at again. */
public record WhenSessionCompletedThenAskForACheckIn(Function<String, FollowupPolicy> policies) implements Reaction<Followup, SessionCompleted> {

  @Override
  public Decision<Followup> react(Followup state, SessionCompleted event, Occurrence when) {
    return Sessions.completed(state, event, when, policies.apply(when.course().clinic()));
  }
}
