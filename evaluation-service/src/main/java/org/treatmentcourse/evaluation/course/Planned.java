package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.evaluation.course.rules.Scope;

/**
 * A plan is in force.
 *
 * @param plan the newest version
 * @param approvedAt when the first version was approved; facts are judged as of then, gates look at what is fresh on the day
 * @param approvedBy as the token names them
 * @param completedSessions highest session number that was completed
 * @param lastProposal maintenance proposal the newest version follows; absent for an induction
 */
public record Planned(
    Dossier dossier,
    Plan plan,
    Instant approvedAt,
    String approvedBy,
    Suspensions suspensions,
    int completedSessions,
    @Nullable String lastProposal)
    implements Evaluation {

  /** The rules are applied for the route of the plan, whatever the provider model stands for. */
  public Scope scope(EvaluationPolicy policy) {
    return Scope.of(dossier.referral(), true, policy).by(Route.valueOf(plan.route()));
  }

  Planned with(Dossier changed) {
    return new Planned(changed, plan, approvedAt, approvedBy, suspensions, completedSessions, lastProposal);
  }

  Planned with(Suspensions changed) {
    return new Planned(dossier, plan, approvedAt, approvedBy, changed, completedSessions, lastProposal);
  }

  Planned with(Plan next, String proposal) {
    return new Planned(dossier, next, approvedAt, approvedBy, suspensions, completedSessions, proposal);
  }

  Planned completed(int session) {
    return new Planned(dossier, plan, approvedAt, approvedBy, suspensions, Math.max(completedSessions, session), lastProposal);
  }

  /** Evidence from before this moment has been dealt with by a person. */
  Instant dealtWithUpTo() {
    Instant lifted = suspensions.liftedAt();
    return lifted != null && lifted.isAfter(approvedAt) ? lifted : approvedAt;
  }
}
