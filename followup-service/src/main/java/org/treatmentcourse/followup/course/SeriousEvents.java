package org.treatmentcourse.followup.course;

import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesReleased;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** Something serious has happened: a prescriber looks at once, and the series waits for them (DOMAIN 5.8). */
public final class SeriousEvents {
  private SeriousEvents() {}

  public static Decision<Followup> held(Followup state, SeriesHeld event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.openTask(Tasks.SERIES_HELD, hold(event.hold()));
    return turn.unreviewed();
  }

  public static Decision<Followup> released(Followup state, SeriesReleased event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.closeTasks(Tasks.SERIES_HELD, hold(event.hold()), "RELEASED");
    return turn.unreviewed();
  }

  private static String hold(int number) {
    return "hold/" + number;
  }
}
