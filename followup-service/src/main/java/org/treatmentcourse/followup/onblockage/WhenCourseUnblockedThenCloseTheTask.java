package org.treatmentcourse.followup.onblockage;

import java.util.function.Function;
import org.treatmentcourse.contracts.Blockage;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Blockages;
import org.treatmentcourse.followup.course.Followup;

/** What the task asked for has been done. */
public record WhenCourseUnblockedThenCloseTheTask(Service by, Function<String, FollowupPolicy> policies) implements Reaction<Followup, Blockage.Lifted> {

  @Override
  public Decision<Followup> react(Followup state, Blockage.Lifted event, Occurrence when) {
    return Blockages.lifted(state, by, event.upTo(), when, policies.apply(when.course().clinic())).unreviewed();
  }
}
