package org.treatmentcourse.followup.course;

import java.util.Objects;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposalWithdrawn;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** The plan in force. */
public final class Plans {
  private static final String SIGNED = "SIGNED";

  private Plans() {}

  public static Decision<Followup> planned(Followup state, Plan plan, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.change(turn.chart().series().planned(plan, when.occurredAt()));
    turn.closeTasks(Tasks.PLAN_SIGN_OFF, version(plan.version()), SIGNED);
    return turn.done();
  }

  public static Decision<Followup> proposed(Followup state, PlanProposed event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.openTask(Tasks.PLAN_SIGN_OFF, version(event.plan().version()));
    return turn.unreviewed();
  }

  public static Decision<Followup> withdrawn(Followup state, PlanProposalWithdrawn event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.closeTasks(Tasks.PLAN_SIGN_OFF, version(event.planVersion()), event.reason());
    return turn.unreviewed();
  }

  private static String version(int version) {
    return "plan/" + version;
  }

  public static Decision<Followup> suspended(Followup state, PlanSuspended event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.change(turn.chart().series().suspended(event.suspension()));
    String kind = policy.sessions().suspensionTasks().get(event.reason());
    String other = policy.sessions().suspensionTasks().get("DEFAULT");
    turn.openTask(
        Objects.requireNonNull(kind == null ? other : kind, "policy names no task for a suspension"), "suspension/" + event.suspension());
    return turn.done();
  }

  public static Decision<Followup> resumed(Followup state, PlanResumed event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.change(turn.chart().series().resumed(event.upTo()));
    return turn.done();
  }
}
