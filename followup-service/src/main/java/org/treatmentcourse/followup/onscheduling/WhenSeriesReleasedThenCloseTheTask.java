package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesReleased;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.SeriousEvents;

/** The prescriber has looked. */
public record WhenSeriesReleasedThenCloseTheTask(Function<String, FollowupPolicy> policies) implements Reaction<Followup, SeriesReleased> {

  @Override
  public Decision<Followup> react(Followup state, SeriesReleased event, Occurrence when) {
    return SeriousEvents.released(state, event, when, policies.apply(when.course().clinic()));
  }
}
