package org.treatmentcourse.followup.course;

import org.treatmentcourse.contracts.SchedulingEvent.LeftAgainstAdvice;
import org.treatmentcourse.contracts.SchedulingEvent.TransferredAcute;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** Patients who left a session other than by a discharge: somebody finds out how they are. */
public final class Departures {
  private Departures() {}

  public static Decision<Followup> againstAdvice(Followup state, LeftAgainstAdvice event, Occurrence when, FollowupPolicy policy) {
    return opening(Tasks.LEFT_AGAINST_ADVICE, event.session(), state, when, policy);
  }

  public static Decision<Followup> transferred(Followup state, TransferredAcute event, Occurrence when, FollowupPolicy policy) {
    return opening(Tasks.ACUTE_TRANSFER, event.session(), state, when, policy);
  }

  private static Decision<Followup> opening(String kind, int session, Followup state, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.openTask(kind, "session/" + session);
    return turn.unreviewed();
  }
}
