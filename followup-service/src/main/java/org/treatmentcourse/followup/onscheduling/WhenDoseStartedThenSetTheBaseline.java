package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** The first dose fixes which score is the baseline. */
public record WhenDoseStartedThenSetTheBaseline(Function<String, FollowupPolicy> policies) implements Reaction<Followup, DoseStarted> {

  @Override
  public Decision<Followup> react(Followup state, DoseStarted event, Occurrence when) {
    return Sessions.doseStarted(state, when, policies.apply(when.course().clinic()));
  }
}
