package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.function.BiFunction;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.BpSeverity;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormPrepared;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** From a patient who is observed to one who has left. */
final class Leaving {
  private Leaving() {}

  /** @param then gets the session and what was given, mg */
  static Decision<Series> observed(Running running, int number, BiFunction<Observing, Integer, Decision<Series>> then) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Planned early -> Refusals.notDosing(running, early);
      case Booked early -> Refusals.notDosing(running, early);
      case OnSite early -> Refusals.notDosing(running, early);
      case Dosing dosing -> notEnded(running);
      case Observing observing -> {
        Integer delivered = observing.deliveredMg();
        yield delivered == null ? notEnded(running) : then.apply(observing, delivered);
      }
      case Completed done -> Decision.refuse(running, Refusal.of("ALREADY_DISCHARGED", "session", "the patient has left"));
    };
  }

  /** @param said by whoever saw the patient off */
  static Decision<Series> left(
      Running running, Observing session, int deliveredMg, Departure how, Statement said, SchedulingPolicy policy, Instant at, ServiceEvent... first) {
    Vitals during = session.vitals().from(session.startedAt());
    Completed done =
        new Completed(
            session.order(),
            session.startedAt(),
            at,
            session.appointment().booking().zone(),
            deliveredMg,
            during.peak(Reading::systolic),
            during.peak(Reading::diastolic),
            how,
            RemsForms.prepared(session, said, at, policy).orElse(null));
    Decision<Series> left =
        Decision.<Series>accept(running.with(done), first).and(completed(running, done, BloodPressure.severity(done, session.stopped(), policy.bp())));
    return done.unsent().map(form -> left.and(new RemsFormPrepared(done.number(), form.dueAt()))).orElse(left);
  }

  private static SessionCompleted completed(Running running, Completed done, BpSeverity severity) {
    Plan plan = running.known().plan();
    int planned = plan == null ? done.number() : plan.lastSession();
    Order order = done.order();
    return new SessionCompleted(
        done.number(), order.phase(), order.planVersion(), planned, done.deliveredMg(), done.peakSystolic(), done.peakDiastolic(), severity);
  }

  private static Decision<Series> notEnded(Running running) {
    return Decision.refuse(running, Refusal.of("DOSE_NOT_ENDED", "session", "the end of the dose has not been reported"));
  }
}
