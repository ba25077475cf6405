package org.treatmentcourse.followup.course;

import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** The end of a course. Refused while a risk is open: somebody has to dispose of it first. */
public final class Closing {
  private Closing() {}

  /** @param reason code as in {@link CourseClosed} */
  public static Decision<Followup> close(Followup state, String reason, Occurrence when, FollowupPolicy policy) {
    return OpenCourse.only(state, open -> open.chart().watch().escalations().isEmpty()
        ? close(open, reason, when, policy)
        : Decision.refuse(open, Refusal.of("RISK_OPEN", "an escalation is open; resolve it first")));
  }

  private static Decision<Followup> close(Followup.Following open, String reason, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(open, when, policy);
    Recommendation recommended = open.chart().outlook().recommendation();
    if (recommended != null) {
      Recommending.withdraw(turn, recommended, "COURSE_CLOSED");
    }
    turn.become(new Followup.Closed(open.site(), open.indication(), reason, when.now(), Reminding.ended(turn.chart(), when.now())));
    turn.emit(new CourseClosed(reason));
    return turn.unreviewed();
  }
}
