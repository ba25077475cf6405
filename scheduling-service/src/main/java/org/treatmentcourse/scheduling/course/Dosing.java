package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/**
 * The drug is being given, unless a prescriber has to let it go on.
 *
 * @param paused whether it waits
 * @param resumed a prescriber's last decision to let it go on, or null
 */
public record Dosing(
    Order order, Appointment appointment, Instant startedAt, Vitals vitals, Watch watch, boolean paused, Held.@Nullable Clearance resumed) implements Session {

  static Dosing begun(OnSite here, Instant now, Watch watch) {
    return new Dosing(here.order(), here.appointment(), now, here.vitals(), watch, false, null);
  }

  Dosing watched(Watch next) {
    return new Dosing(order, appointment, startedAt, vitals, next, paused, resumed);
  }

  /** With one reading more, whatever it says. */
  Dosing measured(Vitals now, SchedulingPolicy policy) {
    boolean pauses = paused || BloodPressure.excludes(now.from(resumed == null ? startedAt : resumed.at()), policy.bp());
    Dosing next = new Dosing(order, appointment, startedAt, now, watch, pauses, resumed);
    return next.watched(watch.next(now, next.pace(policy)));
  }

  Dosing resumed(Held.Clearance by, Instant closelyUntil, SchedulingPolicy policy) {
    Dosing next = new Dosing(order, appointment, startedAt, vitals, watch, false, by);
    return next.watched(watch.closely(closelyUntil, vitals, next.pace(policy)));
  }

  Pace pace(SchedulingPolicy policy) {
    return Pace.during(order, paused, policy);
  }

  @Override
  public Optional<Instant> dosedAt() {
    return Optional.of(startedAt);
  }
}
