package org.treatmentcourse.followup.deadlines;

import java.util.function.Function;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.DueReaction;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Deadlines;
import org.treatmentcourse.followup.course.Followup;

/** Tasks go to the next in line, missing screens and check-ins to a person. */
public record WhenClocksRunOut(Function<String, FollowupPolicy> policies) implements DueReaction<Followup> {

  @Override
  public Decision<Followup> due(Followup state, Timer timer, Occurrence when) {
    return Deadlines.fired(state, timer, when, policies.apply(when.course().clinic()));
  }
}
