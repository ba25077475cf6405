package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormSubmitted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.RemsForms;

/** Whoever was told need not care any more. */
public record WhenRemsFormSubmittedThenCloseTheTasks(Function<String, FollowupPolicy> policies) implements Reaction<Followup, RemsFormSubmitted> {

  @Override
  public Decision<Followup> react(Followup state, RemsFormSubmitted event, Occurrence when) {
    return RemsForms.submitted(state, event, when, policies.apply(when.course().clinic()));
  }
}
