package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.SessionMissed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** A no-show can be a sign of risk. */
public record WhenSessionMissedThenAskHowThePatientIs(Function<String, FollowupPolicy> policies) implements Reaction<Followup, SessionMissed> {

  @Override
  public Decision<Followup> react(Followup state, SessionMissed event, Occurrence when) {
    return Sessions.missed(state, event, when, policies.apply(when.course().clinic()));
  }
}
