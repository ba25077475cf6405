package org.treatmentcourse.scheduling.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** What is reported again takes the place of what was reported before. */
  Safety and(AdverseEvent event) {
    List<AdverseEvent> more = new ArrayList<>(events);
    more.removeIf(event::isAgain);
    more.add(event);
    return new Safety(more, hold);
  }

  Optional<AdverseEvent> before(AdverseEvent again) {
    return events.stream().filter(again::isAgain).findFirst();
  }

  /** Whether one of these has not passed in this session, as far as anybody said. */
  boolean lasts(int session, List<String> terms) {
    return events.stream().anyMatch(event -> event.session() == session && terms.contains(event.term()) && event.resolvedAt() == null);
  }

  Safety with(SeriesHold now) {
    return new Safety(events, now);
  }

  int nextHold() {
    return hold == null ? 1 : hold.number() + 1;
  }
}
