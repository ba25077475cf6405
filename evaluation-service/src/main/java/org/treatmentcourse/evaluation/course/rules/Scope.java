package org.treatmentcourse.evaluation.course.rules;

import java.util.List;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Rule;
import org.treatmentcourse.evaluation.course.Referral;

/**
 * What the rules are applied for.
 *
 * @param treating true once a plan is in force: what is asked only for the decision is not asked again
 */
public record Scope(Route route, Indication indication, String model, boolean treating) {

  /** The route the provider model stands for; a protocol may ask for another one. */
  public static Scope of(Referral referral, boolean treating, EvaluationPolicy policy) {
    return new Scope(policy.models().getOrDefault(referral.model(), Route.IV), referral.indication(), referral.model(), treating);
  }

  /** Cases of a rule that are asked here, the worst first. */
  List<Case> casesOf(Rule rule) {
    return rule.casesBy(route, treating);
  }

  boolean asks(Case one) {
    return one.isAsked(route, treating);
  }

  public Scope by(Route other) {
    return new Scope(other, indication, model, treating);
  }
}
