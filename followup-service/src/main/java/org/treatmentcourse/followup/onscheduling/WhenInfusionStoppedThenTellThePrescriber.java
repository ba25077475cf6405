package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** Safety stream: only adds a task. */
public record WhenInfusionStoppedThenTellThePrescriber(Function<String, FollowupPolicy> policies) implements Reaction<Followup, InfusionStopped> {

  @Override
  public Decision<Followup> react(Followup state, InfusionStopped event, Occurrence when) {
    return Sessions.stopped(state, event, when, policies.apply(when.course().clinic()));
  }
}
