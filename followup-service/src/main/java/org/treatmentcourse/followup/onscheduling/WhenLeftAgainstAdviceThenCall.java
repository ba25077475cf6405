package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.LeftAgainstAdvice;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Departures;
import org.treatmentcourse.followup.course.Followup;

/** Somebody who broke the observation off is called the same day. */
public record WhenLeftAgainstAdviceThenCall(Function<String, FollowupPolicy> policies) implements Reaction<Followup, LeftAgainstAdvice> {

  @Override
  public Decision<Followup> react(Followup state, LeftAgainstAdvice event, Occurrence when) {
    return Departures.againstAdvice(state, event, when, policies.apply(when.course().clinic()));
  }
}
