package org.treatmentcourse.dashboard.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionPaused;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionResumed;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.dashboard.row.Sitting.Status;

/**
 * From {@code scheduling.safety}: sessions in which dosing was stopped, or waits for a prescriber.
 *
 * @param seriesHeld whether the series waits for a person after something serious
 */
public record Stopped(List<Stop> stops, boolean seriesHeld) {
  static final Stopped NONE = new Stopped(List.of(), false);

  /** @param paused true while a prescriber may still let it go on */
  record Stop(int session, String reason, Instant at, boolean paused) {
    String status() {
      return paused ? "PAUSED" : "STOPPED";
    }
  }

  Stopped hear(InfusionStopped event, Occurrence when) {
    return with(new Stop(event.session(), event.reason(), when.occurredAt(), false));
  }

  Stopped hear(InfusionPaused event, Occurrence when) {
    return with(new Stop(event.session(), event.reason(), when.occurredAt(), true));
  }

  Stopped hear(InfusionResumed event) {
    return new Stopped(without(event.session()), seriesHeld);
  }

  Stopped held(boolean now) {
    return new Stopped(stops, now);
  }

  private Stopped with(Stop stop) {
    List<Stop> more = new ArrayList<>(without(stop.session()));
    more.add(stop);
    return new Stopped(List.copyOf(more), seriesHeld);
  }

  private List<Stop> without(int session) {
    return stops.stream().filter(stop -> stop.session() != session).toList();
  }

  /** It comes on another topic, and may be heard before the start. A pause is over with the dose. */
  Optional<Stop> of(Sitting sitting) {
    boolean ended = sitting.status() == Status.OBSERVING || sitting.status() == Status.COMPLETED;
    return stops.stream().filter(stop -> stop.session() == sitting.session() && !(stop.paused() && ended)).findFirst();
  }
}
