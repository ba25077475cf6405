package org.treatmentcourse.evaluation.onintake;

import org.treatmentcourse.contracts.IntakeEvent.ConsentExpired;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;
import org.treatmentcourse.evaluation.course.Policies;

/** A consent that has run out is not held: a plan in force is suspended until it is given again. */
public final class WhenConsentExpiredThenSuspendPlan implements Reaction<Evaluation, ConsentExpired> {
  private final Policies policies;

  public WhenConsentExpiredThenSuspendPlan(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, ConsentExpired event, Occurrence when) {
    return Hearsay.expired(state, event.consent(), event.grantedAt(), when, policies.of(when, state));
  }
}
