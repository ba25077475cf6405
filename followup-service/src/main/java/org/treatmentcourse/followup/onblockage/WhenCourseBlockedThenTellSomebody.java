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

/** Safety stream: a task until it is repaired. */
public record WhenCourseBlockedThenTellSomebody(Service by, Function<String, FollowupPolicy> policies) implements Reaction<Followup, Blockage.Raised> {

  @Override
  public Decision<Followup> react(Followup state, Blockage.Raised event, Occurrence when) {
    return Blockages.raised(state, by, event.blockage(), when, policies.apply(when.course().clinic())).unreviewed();
  }
}
