package org.treatmentcourse.evaluation.onintake;

import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;
import org.treatmentcourse.evaluation.course.Policies;

/** On the safety stream: a plan in force stops at once. */
public final class WhenConsentRevokedThenSuspendPlan implements Reaction<Evaluation, ConsentRevoked> {
  private final Policies policies;

  public WhenConsentRevokedThenSuspendPlan(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, ConsentRevoked event, Occurrence when) {
    return Hearsay.revoked(state, event.consent(), when, policies.of(when, state));
  }
}
