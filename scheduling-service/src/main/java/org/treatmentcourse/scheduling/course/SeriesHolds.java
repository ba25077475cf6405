package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesReleased;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;

/** The rest of a series waits for a person after something serious (DOMAIN 5.8). Its appointments stay. */
public final class SeriesHolds {
  static final String SERIOUS = "SERIOUS_ADVERSE_EVENT";
  static final String OF_ITS_KIND = "ADVERSE_EVENT";
  static final String TRANSFERRED = "TRANSFERRED_ACUTE";

  private SeriesHolds() {}

  /** One hold at a time: who lets it go on sees all that has happened. */
  static Change hold(Running running, int session, String reason, Instant now) {
    Safety safety = running.harm();
    if (safety.held()) {
      return new Change(running, List.of());
    }
    SeriesHold hold = new SeriesHold(safety.nextHold(), session, reason, now, null);
    return new Change(running.with(safety.with(hold)), List.of(new SeriesHeld(hold.number(), session, reason)));
  }

  public static Decision<Series> release(Running running, SeriesHold.Release by) {
    SeriesHold hold = running.harm().hold();
    return hold == null || hold.release() != null
        ? Decision.refuse(running, Refusal.of("SERIES_NOT_HELD", "the series is not held"))
        : Decision.accept(running.with(running.harm().with(hold.released(by))), new SeriesReleased(hold.number()));
  }
}
