package org.treatmentcourse.scheduling.course;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the patient, and what follows for the series.
 *
 * @param events in the order in which they were recorded
 * @param hold the last one, or null
 */
public record Safety(List<AdverseEvent> events, @Nullable SeriesHold hold) {
  static final Safety NOTHING = new Safety(List.of(), null);

  public Safety {
    events = List.copyOf(events);
  }

  public boolean held() {
    return hold != null && hold.release() == null;
  }

  Safety and(AdverseEvent event) {
    List<AdverseEvent> more = new ArrayList<>(events);
    more.add(event);
    return new Safety(more, hold);
  }

  Safety with(SeriesHold now) {
    return new Safety(events, now);
  }

  int nextHold() {
    return hold == null ? 1 : hold.number() + 1;
  }
}
