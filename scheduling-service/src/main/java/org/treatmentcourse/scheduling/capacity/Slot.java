package org.treatmentcourse.scheduling.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/** The time a session takes of a chair, on instants: preparation, dose, observation, turnover. */
public record Slot(Instant from, Instant dose, Instant observe, Instant turnover, Instant to) {

  public static Slot of(Instant from, RouteTimes times, int durationMin) {
    Instant dose = from.plus(Duration.ofMinutes(times.prepMin()));
    Instant observe = dose.plus(Duration.ofMinutes(durationMin));
    Instant turnover = observe.plus(Duration.ofMinutes(times.observationMin()));
    return new Slot(from, dose, observe, turnover, turnover.plus(Duration.ofMinutes(times.turnoverMin())));
  }

  public int minutes() {
    return (int) Duration.between(from, to).toMinutes();
  }

  /** Where it begins to need more. */
  Stream<Instant> rises() {
    return Stream.of(from, dose, observe);
  }

  boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  boolean dosing(Instant at) {
    return !at.isBefore(dose) && at.isBefore(observe);
  }

  boolean observing(Instant at) {
    return !at.isBefore(observe) && at.isBefore(turnover);
  }
}
