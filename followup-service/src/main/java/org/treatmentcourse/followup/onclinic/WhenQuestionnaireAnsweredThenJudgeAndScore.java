package org.treatmentcourse.followup.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Questionnaires;

/** Alarming answers are judged first, whether the course is open or not and whether the form can be scored or not. */
public record WhenQuestionnaireAnsweredThenJudgeAndScore(Function<String, FollowupPolicy> policies) implements Reaction<Followup, QuestionnaireAnswered> {

  @Override
  public Decision<Followup> react(Followup state, QuestionnaireAnswered event, Occurrence when) {
    return Questionnaires.answered(state, event, when, policies.apply(when.course().clinic()));
  }
}
