package org.treatmentcourse.evaluation.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.FindingsRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;
import org.treatmentcourse.evaluation.course.Policies;

/** What was asked or found is an input of a decision. */
public final class WhenFindingsRecordedThenApplyRules implements Reaction<Evaluation, FindingsRecorded> {
  private final Policies policies;

  public WhenFindingsRecordedThenApplyRules(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, FindingsRecorded event, Occurrence when) {
    return Evidence.found(state, event, when, policies.of(when, state));
  }
}
