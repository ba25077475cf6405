package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.Cadence;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/**
 * How often vitals are due while a dose is given by one route, or after it (DOMAIN 5.6).
 *
 * @param close more often than usual, as long as it lasts
 */
record Pace(@Nullable Cadence ofRoute, boolean dosing, boolean close, SchedulingPolicy.Vitals usual) {

  static Pace during(Order order, boolean paused, SchedulingPolicy policy) {
    return of(order, true, paused, policy);
  }

  static Pace after(Order order, SchedulingPolicy policy) {
    return of(order, false, false, policy);
  }

  private static Pace of(Order order, boolean dosing, boolean close, SchedulingPolicy policy) {
    Cadence ofRoute = Optional.ofNullable(policy.routes().get(order.route())).map(RouteTimes::vitals).orElse(null);
    return new Pace(ofRoute, dosing, close, policy.vitals());
  }

  /** @param elapsed since the start of the dose, or since its end */
  Duration every(Duration elapsed) {
    if (ofRoute == null) {
      return Duration.ofMinutes(dosing ? usual.duringEveryMin() : usual.postEveryMin());
    }
    if (dosing) {
      return Duration.ofMinutes(ofRoute.duringEveryMin());
    }
    return ofRoute.after().stream()
        .filter(step -> step.untilMin() == null || elapsed.compareTo(Duration.ofMinutes(step.untilMin())) < 0)
        .findFirst()
        .map(step -> Duration.ofMinutes(step.everyMin()))
        .orElseGet(() -> Duration.ofMinutes(usual.postEveryMin()));
  }

  Duration closely() {
    return Duration.ofMinutes(usual.closely().everyMin());
  }
}
