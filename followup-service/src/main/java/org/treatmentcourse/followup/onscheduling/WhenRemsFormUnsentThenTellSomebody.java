package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormUnsent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.RemsForms;

/** The form has to be sent while there is time. */
public record WhenRemsFormUnsentThenTellSomebody(Function<String, FollowupPolicy> policies) implements Reaction<Followup, RemsFormUnsent> {

  @Override
  public Decision<Followup> react(Followup state, RemsFormUnsent event, Occurrence when) {
    return RemsForms.unsent(state, event, when, policies.apply(when.course().clinic()));
  }
}
