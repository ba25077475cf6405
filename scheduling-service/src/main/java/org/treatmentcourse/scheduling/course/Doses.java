package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent.DoseCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionResumed;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** The administration ends, as ordered or not. */
public final class Doses {
  private Doses() {}

  /** The pump reports what it gave. */
  public static Decision<Series> ended(Running running, int number, Amount given, SchedulingPolicy policy, Occurrence when) {
    return given.refusal().map(no -> Decision.<Series>refuse(running, no)).orElseGet(() -> ended(running, number, given.milligrams(), policy, when));
  }

  private static Decision<Series> ended(Running running, int number, int deliveredMg, SchedulingPolicy policy, Occurrence when) {
    Instant at = when.occurredAt();
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Planned early -> Refusals.notDosing(running, early);
      case Booked early -> Refusals.notDosing(running, early);
      case OnSite early -> Refusals.notDosing(running, early);
      case Dosing dosing when at.isBefore(dosing.startedAt()) -> beforeItBegan(running);
      case Dosing dosing ->
          delivered(running, observing(dosing, null, at, policy), deliveredMg);
      case Observing stopped when stopped.deliveredMg() == null && at.isBefore(stopped.startedAt()) -> beforeItBegan(running);
      case Observing stopped when stopped.deliveredMg() == null -> delivered(running, since(stopped, at, policy), deliveredMg);
      case Observing over -> overAlready(running, over);
      case Completed over -> overAlready(running, over);
    };
  }

  /** A person ends it, at once. */
  public static Decision<Series> stop(Running running, int number, StopReason reason, SchedulingPolicy policy, Occurrence when) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Dosing dosing ->
          Decision.accept(running.with(stopped(dosing, reason.name(), when.now(), policy)), new InfusionStopped(number, reason.name()));
      case Observing over -> overAlready(running, over);
      case Completed over -> overAlready(running, over);
      case Session early -> Refusals.notDosing(running, early);
    };
  }

  /** A prescriber lets a paused dose go on. @param reason in the prescriber's words; stays in this store */
  public static Decision<Series> resume(Running running, int number, String reason, SchedulingPolicy policy, Occurrence when) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Dosing dosing when dosing.paused() -> {
        Instant closelyUntil = when.now().plus(Duration.ofMinutes(policy.vitals().closely().forMin()));
        yield Decision.accept(running.with(dosing.resumed(new Held.Clearance(when.now(), reason), closelyUntil, policy)), new InfusionResumed(number));
      }
      case Session other -> Decision.refuse(running, Refusal.of("NOT_PAUSED", "session", "the dose of session " + number + " is not paused"));
    };
  }

  static Observing stopped(Dosing dosing, String reason, Instant at, SchedulingPolicy policy) {
    return observing(dosing, reason, at.isBefore(dosing.startedAt()) ? dosing.startedAt() : at, policy);
  }

  private static Observing observing(Dosing dosing, @Nullable String stopped, Instant since, SchedulingPolicy policy) {
    Watch watch = Watch.over(since, dosing.vitals(), Pace.after(dosing.order(), policy), dosing.watch().closelyUntil());
    return new Observing(dosing.order(), dosing.appointment(), dosing.startedAt(), stopped, since, null, dosing.vitals(), watch, null);
  }

  private static Observing since(Observing stopped, Instant end, SchedulingPolicy policy) {
    Instant since = Facts.later(stopped.since(), end);
    Watch watch = Watch.over(since, stopped.vitals(), Pace.after(stopped.order(), policy), stopped.watch().closelyUntil());
    return stopped.anew(since, stopped.vitals(), watch);
  }

  private static Decision<Series> delivered(Running running, Observing session, int mg) {
    return Decision.accept(running.with(session.delivered(mg)), new DoseCompleted(session.number(), mg));
  }

  private static Decision<Series> beforeItBegan(Running running) {
    return Decision.refuse(running, Refusal.of("BEFORE_DOSE_START", "time", "the end lies before the start of the dose"));
  }

  private static Decision<Series> overAlready(Running running, Session session) {
    return Decision.refuse(running, Refusal.of("DOSE_ALREADY_ENDED", "session", "the dose of session " + session.number() + " has already ended"));
  }
}
