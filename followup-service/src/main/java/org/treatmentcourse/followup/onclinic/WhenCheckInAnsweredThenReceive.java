package org.treatmentcourse.followup.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.CheckInAnswered;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.CheckIns;
import org.treatmentcourse.followup.course.Followup;

/** Suicidal thoughts open a review before anything else. */
public record WhenCheckInAnsweredThenReceive(Function<String, FollowupPolicy> policies) implements Reaction<Followup, CheckInAnswered> {

  @Override
  public Decision<Followup> react(Followup state, CheckInAnswered event, Occurrence when) {
    return CheckIns.answered(state, event, when, policies.apply(when.course().clinic()));
  }
}
