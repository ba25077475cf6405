package org.treatmentcourse.followup.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.LabNoted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Safety;

/** Laboratory results are part of safety over time. */
public record WhenLabNotedThenWatch(Function<String, FollowupPolicy> policies) implements Reaction<Followup, LabNoted> {

  @Override
  public Decision<Followup> react(Followup state, LabNoted event, Occurrence when) {
    return Safety.noted(state, event, when, policies.apply(when.course().clinic()));
  }
}
