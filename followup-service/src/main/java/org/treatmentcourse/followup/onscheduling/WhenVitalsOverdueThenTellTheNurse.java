package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.VitalsOverdue;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** One open task per session, however many sets are late. */
public record WhenVitalsOverdueThenTellTheNurse(Function<String, FollowupPolicy> policies) implements Reaction<Followup, VitalsOverdue> {

  @Override
  public Decision<Followup> react(Followup state, VitalsOverdue event, Occurrence when) {
    return Sessions.vitalsOverdue(state, event, when, policies.apply(when.course().clinic()));
  }
}
