package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Timer;
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
 * @param maintenanceFrom number of the first session after the induction; absent before a maintenance was accepted
 * @param unsigned a version that waits for its second signature
 * @param visitBy when it stops unless the patient was seen in person; absent where that does not matter
 * @param signedBy who signed the newest version as the second; absent where that was not needed
 */
public record Planned(
    Dossier dossier,
    Plan plan,
    Instant approvedAt,
    String approvedBy,
    Suspensions suspensions,
    int completedSessions,
    @Nullable Integer maintenanceFrom,
    @Nullable Unsigned unsigned,
    @Nullable Instant visitBy,
    @Nullable String signedBy)
    implements Evaluation {

  public Planned {
    dossier = dossier.since(suspensions.any() ? suspensions.inForce().getFirst().since() : approvedAt);
  }

  @Override
  public List<Timer> timers() {
    return visitBy == null ? List.of() : List.of(Timer.alarm(Telehealth.ENDS, visitBy));
  }

  /** A first version. */
  static Planned approved(Dossier dossier, Plan plan, Instant at, String by, @Nullable String signedBy, EvaluationPolicy policy) {
    Instant visitBy = Telehealth.visitBy(plan, dossier.facts(), at, policy);
    return new Planned(dossier, plan, at, by, Suspensions.NONE, 0, null, null, visitBy, signedBy);
  }

  /** The rules are applied for the route of the plan, whatever the provider model stands for. */
  public Scope scope(EvaluationPolicy policy) {
    return Scope.of(dossier.referral(), true, policy).by(Route.valueOf(plan.route()));
  }

  Planned with(Dossier changed) {
    return new Planned(changed, plan, approvedAt, approvedBy, suspensions, completedSessions, maintenanceFrom, unsigned, visitBy, signedBy);
  }

  Planned with(Suspensions changed) {
    return new Planned(dossier, plan, approvedAt, approvedBy, changed, completedSessions, maintenanceFrom, unsigned, visitBy, signedBy);
  }

  /**
   * The next version, after an accepted recommendation. What waited for a signature was about the one before.
   *
   * @param from as {@link #maintenanceFrom}
   */
  Planned followed(Plan next, @Nullable Integer from) {
    return new Planned(dossier, next, approvedAt, approvedBy, suspensions, completedSessions, from, null, visitBy, signedBy);
  }

  /** The next version, ordered by a prescriber. */
  Planned amended(Plan next, @Nullable String second) {
    return new Planned(dossier, next, approvedAt, approvedBy, suspensions, completedSessions, maintenanceFrom, null, visitBy, second);
  }

  Planned awaiting(@Nullable Unsigned changed) {
    return new Planned(dossier, plan, approvedAt, approvedBy, suspensions, completedSessions, maintenanceFrom, changed, visitBy, signedBy);
  }

  Planned completed(int session) {
    return new Planned(
        dossier, plan, approvedAt, approvedBy, suspensions, Math.max(completedSessions, session), maintenanceFrom, unsigned, visitBy, signedBy);
  }

  Planned visitingBy(@Nullable Instant changed) {
    return new Planned(
        dossier, plan, approvedAt, approvedBy, suspensions, completedSessions, maintenanceFrom, unsigned, changed, signedBy);
  }

  /** Evidence from before this moment has been dealt with by a person. */
  Instant dealtWithUpTo() {
    Instant lifted = suspensions.liftedAt();
    return lifted != null && lifted.isAfter(approvedAt) ? lifted : approvedAt;
  }
}
