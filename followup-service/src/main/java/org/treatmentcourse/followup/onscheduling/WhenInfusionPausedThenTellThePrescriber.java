package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionPaused;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** Safety stream: only adds a task. */
public record WhenInfusionPausedThenTellThePrescriber(Function<String, FollowupPolicy> policies) implements Reaction<Followup, InfusionPaused> {

  @Override
  public Decision<Followup> react(Followup state, InfusionPaused event, Occurrence when) {
    return Sessions.paused(state, event, when, policies.apply(when.course().clinic()));
  }
}
