package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormBreached;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.RemsForms;

/** The time to send the form is over, and it still has to be sent. */
public record WhenRemsFormBreachedThenTellTheMedicalDirector(Function<String, FollowupPolicy> policies) implements Reaction<Followup, RemsFormBreached> {

  @Override
  public Decision<Followup> react(Followup state, RemsFormBreached event, Occurrence when) {
    return RemsForms.breached(state, event, when, policies.apply(when.course().clinic()));
  }
}
