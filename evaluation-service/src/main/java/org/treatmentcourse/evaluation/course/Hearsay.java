package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** Facts that other services own and have judged. They come in any order between topics, so every stage takes them. */
public final class Hearsay {
  private Hearsay() {}

  public static Decision<Evaluation> granted(Evaluation state, Consent consent, Occurrence when, EvaluationPolicy policy) {
    return Learning.learn(state, facts -> facts.granted(consent, when.occurredAt()), when, policy);
  }

  public static Decision<Evaluation> revoked(Evaluation state, Consent consent, Occurrence when, EvaluationPolicy policy) {
    return Learning.learn(state, facts -> facts.revoked(consent, when.occurredAt()), when, policy);
  }

  /** @param grant business time of the grant that has run out */
  public static Decision<Evaluation> expired(Evaluation state, Consent consent, Instant grant, Occurrence when, EvaluationPolicy policy) {
    return Learning.learn(state, facts -> facts.expired(consent, grant), when, policy);
  }

  public static Decision<Evaluation> scored(Evaluation state, AssessmentScored event, Occurrence when, EvaluationPolicy policy) {
    Score score = new Score(event.instrument(), event.total(), event.tier(), event.positive(), event.answered(when.occurredAt()), event.assessmentId());
    return Learning.learn(state, facts -> facts.with(score), when, policy);
  }

  public static Decision<Evaluation> riskRaised(Evaluation state, String occurrence, Occurrence when, EvaluationPolicy policy) {
    return Learning.learn(state, facts -> facts.with(facts.risks().raised(occurrence, when.occurredAt())), when, policy);
  }

  public static Decision<Evaluation> riskResolved(Evaluation state, String occurrence, Occurrence when, EvaluationPolicy policy) {
    return Learning.learn(state, facts -> facts.with(facts.risks().resolved(occurrence)), when, policy);
  }
}
