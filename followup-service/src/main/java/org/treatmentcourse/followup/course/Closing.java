package org.treatmentcourse.followup.course;

import java.time.Instant;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;

/** The end of a course. Refused while a risk is open: somebody has to dispose of it first. */
public final class Closing {
  private Closing() {}

  /** @param reason code as in {@link CourseClosed} */
  public static Decision<Followup> close(Followup state, String reason, Occurrence when) {
    return switch (state) {
      case Followup.Awaited awaited -> Decision.refuse(awaited, Refusal.of("COURSE_NOT_OPEN", "the course is not open"));
      case Followup.Closed closed -> Decision.refuse(closed, Refusal.of("COURSE_CLOSED", "the course has been closed already"));
      case Followup.Following open when !open.chart().watch().escalations().isEmpty() ->
          Decision.refuse(open, Refusal.of("RISK_OPEN", "an escalation is open; resolve it first"));
      case Followup.Following open ->
          Decision.accept(
              new Followup.Closed(open.site(), open.indication(), reason, when.now(), settled(open.chart(), when.now())), new CourseClosed(reason));
    };
  }

  static Chart settled(Chart chart, Instant at) {
    return Reminding.ended(chart.with(chart.outlook().decided()), at);
  }
}
