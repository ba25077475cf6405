package org.treatmentcourse.followup.course;

import org.treatmentcourse.contracts.SchedulingEvent.RemsFormBreached;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormSubmitted;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormUnsent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** A monitoring form that nobody has sent is somebody's task, each time of somebody higher up, until it has been sent (DOMAIN 5.3). */
public final class RemsForms {
  private RemsForms() {}

  public static Decision<Followup> unsent(Followup state, RemsFormUnsent event, Occurrence when, FollowupPolicy policy) {
    return opening(
        switch (event.urging()) {
          case WARNING -> Tasks.REMS_FORM_DUE;
          case ESCALATION -> Tasks.REMS_FORM_LATE;
        },
        event.session(),
        state,
        when,
        policy);
  }

  public static Decision<Followup> breached(Followup state, RemsFormBreached event, Occurrence when, FollowupPolicy policy) {
    return opening(Tasks.REMS_FORM_BREACHED, event.session(), state, when, policy);
  }

  public static Decision<Followup> submitted(Followup state, RemsFormSubmitted event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    for (String kind : new String[] {Tasks.REMS_FORM_DUE, Tasks.REMS_FORM_LATE, Tasks.REMS_FORM_BREACHED}) {
      turn.closeTasks(kind, session(event.session()), "SUBMITTED");
    }
    return turn.unreviewed();
  }

  private static Decision<Followup> opening(String kind, int session, Followup state, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.openTask(kind, session(session));
    return turn.unreviewed();
  }

  private static String session(int number) {
    return "session/" + number;
  }
}
