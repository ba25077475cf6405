package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** The patient may leave when everything of DOMAIN 5.7 is known to be true. */
public final class Discharges {
  private Discharges() {}

  /** What the releasing person states. */
  public record Statement(boolean escortPresent, boolean oriented, boolean instructionsGiven, boolean release) {}

  public static Decision<Series> discharge(Running running, int number, Statement statement, SchedulingPolicy policy, Occurrence when) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Planned early -> Refusals.notDosing(running, early);
      case Booked early -> Refusals.notDosing(running, early);
      case OnSite early -> Refusals.notDosing(running, early);
      case Dosing dosing -> notEnded(running);
      case Observing observing -> leave(running, observing, statement, policy, when.now());
      case Completed done -> Decision.refuse(running, Refusal.of("ALREADY_DISCHARGED", "session", "the patient has left"));
    };
  }

  private static Decision<Series> leave(
      Running running, Observing session, Statement statement, SchedulingPolicy policy, Instant now) {
    Integer delivered = session.deliveredMg();
    if (delivered == null) {
      return notEnded(running);
    }
    SchedulingPolicy.@Nullable RouteTimes route = policy.routes().get(session.order().route());
    if (route == null) {
      return Decision.refuse(running, Refusal.of("ROUTE_UNKNOWN", "no observation time is known for route " + session.order().route()));
    }
    long missing = minutesUp(Duration.between(now, session.since().plus(Duration.ofMinutes(route.observationMin()))));
    if (missing > 0) {
      return Decision.refuse(running, Refusal.of("EARLY_DISCHARGE", missing + " minutes of observation remain"));
    }
    List<String> open = open(running, session, statement, policy, now);
    if (!open.isEmpty()) {
      return Decision.refuse(running, Refusal.of(open.getFirst(), "not ready to leave: " + String.join(", ", open)));
    }
    Vitals during = session.vitals().from(session.startedAt());
    Completed done =
        new Completed(
            session.order(),
            session.startedAt(),
            now,
            session.appointment().booking().zone(),
            delivered,
            during.peak(Reading::systolic),
            during.peak(Reading::diastolic));
    return Decision.accept(running.with(done), completed(running, done));
  }

  private static SessionCompleted completed(Running running, Completed done) {
    Plan plan = running.known().plan();
    int planned = plan == null ? done.number() : plan.lastSession();
    Order order = done.order();
    return new SessionCompleted(
        done.number(), order.phase(), order.planVersion(), planned, done.deliveredMg(), done.peakSystolic(), done.peakDiastolic());
  }

  private static List<String> open(Running running, Observing session, Statement statement, SchedulingPolicy policy, Instant now) {
    List<String> codes = new ArrayList<>();
    Vitals after = session.vitals().until(now).from(session.since());
    Optional<Reading> pressure = after.last(Reading::hasPressure);
    Optional<Integer> spo2 = after.lastKnown(Reading::spo2);
    Optional<Integer> moaas = after.lastKnown(Reading::moaas);
    add(codes, pressure.isEmpty() || spo2.isEmpty() || moaas.isEmpty(), "VITALS_UNKNOWN");
    add(codes, pressure.isPresent() && !settled(session.vitals().until(now), pressure.get(), session, policy.discharge()), "BP_NOT_SETTLED");
    add(codes, spo2.isPresent() && spo2.get() < policy.discharge().spo2Min(), "SPO2_LOW");
    add(codes, moaas.isPresent() && moaas.get() != policy.discharge().moaas(), "SEDATED");
    add(codes, !statement.oriented(), "NOT_ORIENTED");
    add(codes, running.known().risk().open(), "RISK_OPEN");
    add(codes, !statement.escortPresent(), "ESCORT_ABSENT");
    add(codes, !statement.instructionsGiven(), "INSTRUCTIONS_MISSING");
    add(codes, !statement.release(), "NOT_RELEASED");
    return codes;
  }

  /** Near the pressure before the dose; or falling, and below the limits. */
  private static boolean settled(Vitals vitals, Reading last, Observing session, SchedulingPolicy.Discharge policy) {
    Optional<Reading> baseline = vitals.until(session.startedAt()).last(Reading::hasPressure);
    if (baseline.isPresent() && near(last, baseline.get(), policy.bpWithinPct())) {
      return true;
    }
    Optional<Reading> before = vitals.last(reading -> reading.hasPressure() && reading.at().isBefore(last.at()));
    return !last.reaches(policy.bpFallingBelowSbp(), policy.bpFallingBelowDbp()) && before.isPresent() && falls(before.get(), last);
  }

  private static boolean near(Reading one, Reading base, int pct) {
    return near(one.systolic(), base.systolic(), pct) && near(one.diastolic(), base.diastolic(), pct);
  }

  private static boolean near(@Nullable Integer value, @Nullable Integer base, int pct) {
    return value != null && base != null && Math.abs(value - base) * 100 <= base * pct;
  }

  private static boolean falls(Reading before, Reading after) {
    Integer from = before.systolic();
    Integer to = after.systolic();
    return from != null && to != null && to < from;
  }

  private static void add(List<String> codes, boolean applies, String code) {
    if (applies) {
      codes.add(code);
    }
  }

  private static Decision<Series> notEnded(Running running) {
    return Decision.refuse(running, Refusal.of("DOSE_NOT_ENDED", "session", "the end of the dose has not been reported"));
  }

  private static long minutesUp(Duration left) {
    return left.isNegative() ? 0 : left.plusSeconds(59).toMinutes();
  }
}
