package org.treatmentcourse.followup.onintake;

import java.util.function.Function;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Opening;

/** The course is open; what came before it is kept. */
public record WhenConsultationRequestedThenFollow(Function<String, FollowupPolicy> policies) implements Reaction<Followup, ConsultationRequested> {

  @Override
  public Decision<Followup> react(Followup state, ConsultationRequested event, Occurrence when) {
    return Opening.opened(state, event.site(), event.indication(), event.sex(), when, policies.apply(when.course().clinic()));
  }
}
