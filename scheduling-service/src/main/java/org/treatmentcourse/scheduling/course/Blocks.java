package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** What stops a course, whatever it is doing. */
public final class Blocks {
  /** Reason of a {@code session-held} that is an alarm: the hold came after the dose had begun. */
  public static final String DURING_DOSING = "HOLD_DURING_DOSING";

  private static final String REVOKED = "CONSENT_REVOKED";

  private Blocks() {}

  public static Decision<Series> suspend(Series series, int number, String reason, SchedulingPolicy policy, Occurrence when) {
    Suspensions suspensions = series.known().suspensions().raised(number, reason);
    return switch (series.knowing(series.known().with(suspensions))) {
      case Awaited awaited -> Decision.accept(awaited);
      case Running running when suspensions.active() -> {
        // The withdrawal comes on two topics, in any order; either way it was the patient.
        String by = reason.equals(REVOKED) ? Slots.BY_PATIENT : Slots.BY_CLINIC;
        Change released = Slots.released(running, by, policy, when.now());
        yield released.accepted().and(alarms(running, reason));
      }
      case Running running -> Decision.accept(running);
    };
  }

  /** The patient may change their mind at any moment: what runs is stopped, and what was booked is given back. */
  public static Decision<Series> revoke(Series series, Consent consent, SchedulingPolicy policy, Occurrence when) {
    Consents consents = series.known().consents().revoked(consent, when.occurredAt());
    return switch (series.knowing(series.known().with(consents))) {
      case Awaited awaited -> Decision.accept(awaited);
      case Running running when !consents.withdrawn(consent) -> Decision.accept(running);
      case Running running when consent == Consent.TREATMENT -> {
        Change released = Slots.released(running, Slots.BY_PATIENT, policy, when.now());
        yield stopped(released.running(), released.events(), policy, when.now());
      }
      case Running running when policy.requiredConsents().contains(consent) ->
          Decision.<Series>accept(running).and(alarms(running, "CONSENT_" + consent));
      case Running running -> Decision.accept(running);
    };
  }

  public static Decision<Series> escalate(Series series, String occurrence) {
    Series next = series.knowing(series.known().with(series.known().risk().raised(occurrence)));
    return next instanceof Running running && running.known().risk().open()
        ? Decision.<Series>accept(running).and(alarms(running, "RISK_OPEN"))
        : Decision.accept(next);
  }

  /** Whoever is here is looked after until they leave; nothing new begins. */
  public static Decision<Series> close(Series series, String reason, SchedulingPolicy policy, Occurrence when) {
    return switch (series.knowing(series.known().closed(reason))) {
      case Awaited awaited -> Decision.accept(awaited);
      case Running running -> Slots.released(running, Slots.BY_CLINIC, policy, when.now()).accepted();
    };
  }

  /** Why nothing may be booked on this course, if so. */
  public static Optional<Refusal> ofBooking(Running running, SchedulingPolicy policy, Instant now) {
    Known known = running.known();
    if (known.closed() != null) {
      return Optional.of(Unbookable.COURSE_CLOSED.because("the course has ended"));
    }
    if (known.suspensions().active()) {
      return Optional.of(Unbookable.PLAN_SUSPENDED.because("the plan is suspended: " + known.suspensions().reason()));
    }
    if (known.consents().withdrawn(Consent.TREATMENT)) {
      return Optional.of(Unbookable.CONSENT_REVOKED.because("the consent to treatment was taken back"));
    }
    Plan plan = known.plan();
    if (plan == null) {
      return Optional.of(Unbookable.NO_PLAN.because("there is no approved plan"));
    }
    return running.noShows().contactDue()
        ? Optional.of(Unbookable.BOOKING_ON_HOLD.because("sessions were missed: booking waits until the patient was contacted"))
        : afterGap(running, plan, policy.restart(), now);
  }

  /** An induction that stood still for long goes on only if somebody has decided so since. */
  private static Optional<Refusal> afterGap(Running running, Plan plan, SchedulingPolicy.Restart policy, Instant now) {
    Instant last = running.lastDose().orElse(now);
    Duration gap = Duration.between(last, now);
    if (plan.phase() != Phase.INDUCTION || gap.compareTo(Duration.ofDays(policy.decisionAfterDays())) <= 0) {
      return Optional.empty();
    }
    long days = gap.toDays();
    Known.Validity eligible = running.known().eligible();
    if (gap.compareTo(Duration.ofDays(policy.eligibilityAfterDays())) > 0 && (eligible == null || !eligible.since().isAfter(last))) {
      return Optional.of(Unbookable.ELIGIBILITY_NEEDED.because(days + " days since the last dose: eligibility has to be decided again"));
    }
    Instant decided = running.goesOn();
    return decided != null && decided.isAfter(last)
        ? Optional.empty()
        : Optional.of(Unbookable.RESTART_UNDECIDED.because(days + " days since the last dose: a clinician decides whether the series goes on"));
  }

  /** No promise can be made that a hold comes before a dose; one that comes too late is told at once. */
  private static ServiceEvent[] alarms(Running running, String reason) {
    return running.sessions().stream()
        .filter(Dosing.class::isInstance)
        .map(dosing -> new SessionHeld(dosing.number(), DURING_DOSING, List.of(reason)))
        .toArray(ServiceEvent[]::new);
  }

  private static Decision<Series> stopped(Running running, List<ServiceEvent> before, SchedulingPolicy policy, Instant now) {
    Running next = running;
    List<ServiceEvent> events = new ArrayList<>(before);
    for (Session session : running.sessions()) {
      if (session instanceof Dosing dosing) {
        next = next.with(Doses.stopped(dosing, REVOKED, now, policy));
        events.add(new InfusionStopped(dosing.number(), REVOKED));
      }
    }
    return Decision.accept(next, events);
  }
}
