package org.treatmentcourse.scheduling.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Clinic.StaffRole;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/**
 * The time a session takes of a site, on instants: preparation, dose, observation, turnover.
 *
 * @param atHome takes no chair and no nurse
 * @param needs of whom one is there for this patient alone
 */
public record Slot(Instant from, Instant dose, Instant observe, Instant turnover, Instant to, boolean atHome, List<StaffRole> needs) {

  public Slot {
    needs = List.copyOf(needs);
  }

  public static Slot of(Instant from, RouteTimes times, int durationMin) {
    Instant dose = from.plus(Duration.ofMinutes(times.prepMin()));
    Instant observe = dose.plus(Duration.ofMinutes(durationMin));
    Instant turnover = observe.plus(Duration.ofMinutes(times.observationMin()));
    Instant to = turnover.plus(Duration.ofMinutes(times.turnoverMin()));
    return new Slot(from, dose, observe, turnover, to, Boolean.TRUE.equals(times.atHome()), Objects.requireNonNullElse(times.needs(), List.of()));
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
