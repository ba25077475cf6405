package org.treatmentcourse.followup.course;

import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.BlockedBy;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** Something of a course is parked in a service: somebody has a task until it is repaired. No fact of the course changes by it. */
public final class Blockages {
  static final String UNBLOCKED = "UNBLOCKED";

  private Blockages() {}

  public static Turn raised(Followup state, Service by, int number, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    BlockedBy now = turn.chart().watch().blockedBy().raised(by, number);
    turn.change(turn.chart().watch().with(now));
    if (now.by(by)) {
      turn.openTask(Tasks.COURSE_BLOCKED, by.key());
    }
    return turn;
  }

  public static Turn lifted(Followup state, Service by, int upTo, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    BlockedBy now = turn.chart().watch().blockedBy().lifted(by, upTo);
    turn.change(turn.chart().watch().with(now));
    if (!now.by(by)) {
      turn.closeTasks(Tasks.COURSE_BLOCKED, by.key(), UNBLOCKED);
    }
    return turn;
  }
}
