package org.treatmentcourse.followup.course;

import java.util.ArrayList;
import java.util.List;
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
  public static Decision<Followup> fired(Followup state, List<Timer> fired, Occurrence when, FollowupPolicy policy) {
    Decision<Followup> result = Decision.accept(state);
    for (Timer timer : fired) {
      // Each at its own time, so that it doesn't matter which of them happen to be looked at together.
      Occurrence own = new Occurrence(when.course(), timer.name() + "@" + timer.due(), timer.due(), when.now());
      Decision<Followup> one = fired(Turn.of(result.state(), own, policy), timer.name());
      List<ServiceEvent> events = new ArrayList<>(result.events());
      events.addAll(one.events());
      result = Decision.accept(one.state(), events);
    }
    return result;
  }

  private static Decision<Followup> fired(Turn turn, String name) {
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
