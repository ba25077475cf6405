package org.treatmentcourse.evaluation.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;
import org.treatmentcourse.evaluation.course.Policies;

/** Blood pressure and weight. */
public final class WhenExaminationRecordedThenApplyRules implements Reaction<Evaluation, ExaminationRecorded> {
  private final Policies policies;

  public WhenExaminationRecordedThenApplyRules(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, ExaminationRecorded event, Occurrence when) {
    return Evidence.examined(state, event, when, policies.of(when, state));
  }
}
