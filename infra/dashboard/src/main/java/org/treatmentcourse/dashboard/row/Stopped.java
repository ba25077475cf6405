package org.treatmentcourse.dashboard.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.decide.Occurrence;

/** From {@code scheduling.safety}: sessions in which dosing was stopped. */
public record Stopped(List<Stop> stops) {
  static final Stopped NONE = new Stopped(List.of());

  record Stop(int session, String reason, Instant at) {}

  Stopped hear(InfusionStopped event, Occurrence when) {
    List<Stop> more = new ArrayList<>(stops);
    more.removeIf(stop -> stop.session() == event.session());
    more.add(new Stop(event.session(), event.reason(), when.occurredAt()));
    return new Stopped(List.copyOf(more));
  }

  Optional<Stop> of(int session) {
    return stops.stream().filter(stop -> stop.session() == session).findFirst();
  }
}
