package org.treatmentcourse.evaluation.onintake;

import java.util.function.Function;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Hearsay;

/** A grant counts from the moment it was given. It resumes nothing: a clinician does. */
public final class WhenConsentGrantedThenApplyRules implements Reaction<Evaluation, ConsentGranted> {
  private final Function<String, EvaluationPolicy> policy;

  public WhenConsentGrantedThenApplyRules(Function<String, EvaluationPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Evaluation> react(Evaluation state, ConsentGranted event, Occurrence when) {
    return Hearsay.granted(state, event.consent(), when, policy.apply(when.course().clinic()));
  }
}
