package org.treatmentcourse.evaluation.onintake;

import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;
import org.treatmentcourse.evaluation.course.Policies;

/** A grant counts from the moment it was given. It resumes nothing: a clinician does. */
public final class WhenConsentGrantedThenApplyRules implements Reaction<Evaluation, ConsentGranted> {
  private final Policies policies;

  public WhenConsentGrantedThenApplyRules(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, ConsentGranted event, Occurrence when) {
    return Hearsay.granted(state, event.consent(), when, policies.of(when, state));
  }
}
