package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionPaused;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** What a set of vital signs means, at whatever stage of the session it comes. Judged by when it was taken. */
public final class Monitoring {
  static final String EXCLUDED = "BP_EXCLUDE";
  private static final String SEVERE = "BP_SEVERE";

  private Monitoring() {}

  public static Decision<Series> measured(Running running, int number, Reading reading, SchedulingPolicy policy, Occurrence when) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Planned planned -> Refusals.notBooked(running, planned);
      case Booked booked when !CheckIns.onTheDay(booked.appointment(), reading.at()) -> Refusals.wrongDay(running, booked);
      // Who is measured is here, even if the news of the arrival is still on its way.
      case Booked booked ->
          Decision.accept(
              running.with(CheckIns.present(booked, Arrival.seen(reading.at()), Vitals.NONE.with(reading))),
              new SessionCheckedIn(number));
      case OnSite here -> {
        OnSite next = here.measured(here.vitals().with(reading));
        yield unlessExcluded(running, next, policy, when.now());
      }
      case Dosing dosing -> duringDose(running, dosing, reading, policy);
      case Observing observing -> Decision.accept(running.with(afterDose(observing, reading, policy)));
      case Completed done -> Decision.accept(running.with(done.measured(reading)));
    };
  }

  /** The second reading in the top band decides at once, before anybody tries to start. */
  private static Decision<Series> unlessExcluded(Running running, OnSite here, SchedulingPolicy policy, Instant now) {
    return BloodPressure.excludes(here.vitals().until(now), policy.bp())
        ? Decision.accept(
            Slots.dropped(running, here, here.appointment(), EXCLUDED, now), new SessionHeld(here.number(), EXCLUDED, List.of(EXCLUDED)))
        : Decision.accept(running.with(here));
  }

  private static Decision<Series> duringDose(Running running, Dosing dosing, Reading reading, SchedulingPolicy policy) {
    Dosing next = dosing.measured(dosing.vitals().with(reading), policy);
    Optional<String> reason = critical(reading, policy).or(() -> Sustained.reason(next.vitals().from(next.startedAt()), policy.stop()));
    if (reason.isPresent()) {
      return Decision.accept(
          running.with(Doses.stopped(next, reason.get(), reading.at(), policy)), new InfusionStopped(dosing.number(), reason.get()));
    }
    return next.paused() && !dosing.paused()
        ? Decision.accept(running.with(next), new InfusionPaused(dosing.number(), SEVERE))
        : Decision.accept(running.with(next));
  }

  /** A critical reading after the dose begins the observation anew. */
  private static Observing afterDose(Observing observing, Reading reading, SchedulingPolicy policy) {
    Vitals vitals = observing.vitals().with(reading);
    Pace pace = Pace.after(observing.order(), policy);
    boolean anew = critical(reading, policy).isPresent() && reading.at().isAfter(observing.since());
    return anew
        ? observing.anew(reading.at(), vitals, Watch.over(reading.at(), vitals, pace, observing.watch().closelyUntil()))
        : observing.measured(vitals, observing.watch().next(vitals, pace));
  }

  /** Single readings that end an infusion (DOMAIN 5.6). */
  static Optional<String> critical(Reading reading, SchedulingPolicy policy) {
    SchedulingPolicy.Stop stop = policy.stop();
    Integer spo2 = reading.spo2();
    Integer breaths = reading.respiratoryRate();
    Integer moaas = reading.moaas();
    if (reading.reaches(policy.bp().emergencySbp(), policy.bp().emergencyDbp())) {
      return Optional.of("BP_EMERGENCY");
    }
    if (spo2 != null && stop.oxygenEnds(spo2)) {
      return Optional.of("SPO2_CRITICAL");
    }
    if (breaths != null && stop.breathsEnd(breaths)) {
      return Optional.of("RESPIRATION_CRITICAL");
    }
    return moaas != null && moaas <= stop.moaasMax() ? Optional.of("SEDATION_CRITICAL") : Optional.empty();
  }
}
