package org.treatmentcourse.followup.course;

import org.treatmentcourse.contracts.FollowupEvent.TaskOverdue;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** What follows when a clock has run out. */
public final class Deadlines {
  private Deadlines() {}

  /** @throws IllegalStateException for a clock that no fact of a course makes */
  public static Decision<Followup> fired(Followup state, Timer timer, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    String name = timer.name();
    if (name.startsWith(Clocks.TASK)) {
      overdue(turn, name.substring(Clocks.TASK.length()));
    } else if (name.startsWith(Clocks.SCREEN)) {
      screenMissing(turn, name.substring(Clocks.SCREEN.length()));
    } else if (name.startsWith(Clocks.CALL)) {
      CheckIns.call(turn, Integer.parseInt(name.substring(Clocks.CALL.length())));
    } else if (name.startsWith(Clocks.MISSED)) {
      CheckIns.missed(turn, Integer.parseInt(name.substring(Clocks.MISSED.length())));
    } else if (name.equals(Clocks.OUTREACH)) {
      Safety.outreach(turn);
    } else if (name.equals(Clocks.LOST)) {
      Safety.lost(turn);
    } else if (name.startsWith(Clocks.OPENS)) {
      Measuring.opens(turn, name.substring(Clocks.OPENS.length()));
    } else if (name.startsWith(Clocks.LATE)) {
      Measuring.overdue(turn, name.substring(Clocks.LATE.length()));
    } else if (name.startsWith(Clocks.CLOSES)) {
      Measuring.missed(turn, name.substring(Clocks.CLOSES.length()));
    } else {
      throw new IllegalStateException("no such clock: " + name);
    }
    return turn.done();
  }

  /** The next one in line has it now; it stays open. */
  private static void overdue(Turn turn, String id) {
    turn.chart()
        .watch()
        .task(id)
        .filter(Watch.Task::ticks)
        .ifPresent(
            task -> {
              turn.change(turn.chart().watch().change(id, Watch.Task::overdue));
              turn.emit(new TaskOverdue(id, task.thenRole()));
            });
  }

  private static void screenMissing(Turn turn, String id) {
    turn.change(turn.chart().watch().withoutScreen(id));
    turn.openTask(Tasks.RISK_SCREEN, "RISK");
  }
}
