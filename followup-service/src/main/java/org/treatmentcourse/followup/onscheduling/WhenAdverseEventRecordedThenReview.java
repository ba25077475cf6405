package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** Severe ones are reviewed, serious ones told to the medical director; moderate ones keep the interval as it is. */
public record WhenAdverseEventRecordedThenReview(Function<String, FollowupPolicy> policies) implements Reaction<Followup, AdverseEventRecorded> {

  @Override
  public Decision<Followup> react(Followup state, AdverseEventRecorded event, Occurrence when) {
    return Sessions.adverseEvent(state, event, when, policies.apply(when.course().clinic()));
  }
}
