package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.SeriousEvents;

/** Nothing starts until a prescriber has looked. */
public record WhenSeriesHeldThenTellThePrescriber(Function<String, FollowupPolicy> policies) implements Reaction<Followup, SeriesHeld> {

  @Override
  public Decision<Followup> react(Followup state, SeriesHeld event, Occurrence when) {
    return SeriousEvents.held(state, event, when, policies.apply(when.course().clinic()));
  }
}
