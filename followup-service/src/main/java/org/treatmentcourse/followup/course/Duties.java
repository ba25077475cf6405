package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.util.Optional;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.FollowupEvent.TaskAcknowledged;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** What people do with tasks and escalations. Nothing here happens by itself. */
public final class Duties {
  private Duties() {}

  public static Decision<Followup> acknowledge(Followup state, String task) {
    Optional<Watch.Task> open = state.chart().watch().task(task);
    if (open.isEmpty()) {
      return unknown(state);
    }
    if (open.get().acknowledged()) {
      return Decision.refuse(state, Refusal.of("TASK_ACKNOWLEDGED", "task", "the task has been acknowledged already"));
    }
    return Decision.accept(with(state, state.chart().watch().change(task, Watch.Task::seen)), new TaskAcknowledged(task));
  }

  /** @param disposition code, e.g. {@code PATIENT_REACHED} */
  public static Decision<Followup> close(Followup state, String task, String disposition) {
    Watch watch = state.chart().watch();
    if (watch.task(task).isEmpty()) {
      return unknown(state);
    }
    if (watch.escalations().stream().anyMatch(e -> e.task().equals(task))) {
      return Decision.refuse(state, Refusal.of("RISK_OPEN", "task", "its escalation is open; resolve that"));
    }
    return Decision.accept(with(state, watch.withoutTask(task)), new TaskClosed(task, disposition));
  }

  /** A person has disposed of an escalation: its task is closed with the same disposition, and contacts follow (DOMAIN 6.5). */
  public static Decision<Followup> resolve(Followup state, String occurrence, String disposition, Occurrence when, FollowupPolicy policy) {
    Optional<Watch.Escalation> open = state.chart().watch().escalation(occurrence);
    if (open.isEmpty()) {
      return Decision.refuse(state, Refusal.of("ESCALATION_NOT_OPEN", "occurrence", "there is no such open escalation"));
    }
    Turn turn = Turn.of(state, when, policy);
    turn.change(turn.chart().watch().withoutEscalation(occurrence));
    turn.emit(new SuicideRiskResolved(occurrence, disposition));
    if (turn.chart().watch().task(open.get().task()).isPresent()) {
      turn.closeTask(open.get().task(), disposition);
    }
    for (int hours : policy.suicide().followUpHours()) {
      turn.openTask(Tasks.RISK_FOLLOW_UP, occurrence + "/" + hours, Duration.ofHours(hours));
    }
    return turn.done();
  }

  private static Followup with(Followup state, Watch watch) {
    return state.with(state.chart().with(watch));
  }

  private static Decision<Followup> unknown(Followup state) {
    return Decision.refuse(state, Refusal.of("TASK_NOT_OPEN", "task", "there is no such open task"));
  }
}
