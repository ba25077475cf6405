package org.treatmentcourse.followup.course;

import java.util.Objects;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** The plan in force. */
public final class Plans {
  private Plans() {}

  public static Decision<Followup> planned(Followup state, Plan plan, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.change(turn.chart().series().planned(plan, when.occurredAt()));
    return turn.done();
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
