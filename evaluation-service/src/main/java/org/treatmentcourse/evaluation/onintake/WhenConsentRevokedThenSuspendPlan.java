package org.treatmentcourse.evaluation.onintake;

import java.util.function.Function;
import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;

/** On the safety stream: a plan in force stops at once. */
public final class WhenConsentRevokedThenSuspendPlan implements Reaction<Evaluation, ConsentRevoked> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenConsentRevokedThenSuspendPlan(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, ConsentRevoked event, Occurrence when) {
    return Hearsay.revoked(state, event.consent(), when, policy.apply(when.course().clinic()));
  }
}
