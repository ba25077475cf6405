package org.treatmentcourse.intake.onfollowup;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Scoring;

/** A scored questionnaire is one thing less to wait for; one that is amended has been ticked off before. */
public final class WhenAssessmentScoredThenTickItOff implements Reaction<Intake, AssessmentScored> {
  private final Function<String, IntakePolicy> policy;

  public WhenAssessmentScoredThenTickItOff(Function<String, IntakePolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Intake> react(Intake state, AssessmentScored event, Occurrence when) {
    return event.amends() != null ? Decision.accept(state) : Scoring.note(state, event.instrument(), when, policy.apply(when.course().clinic()));
  }
}
