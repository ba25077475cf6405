package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** A session that has not begun is called off; it keeps its number and waits for a new time. */
public final class Cancellations {
  private Cancellations() {}

  /** @param by {@code PATIENT} or {@code CLINIC} */
  public static Decision<Series> cancel(Running running, int number, String by, SchedulingPolicy policy, Occurrence when) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Planned planned -> Refusals.notBooked(running, planned);
      case Booked booked -> cancelled(running, booked, booked.appointment(), by, policy, when);
      case OnSite here -> cancelled(running, here, here.appointment(), by, policy, when);
      case Dosing begun -> Refusals.begun(running, begun);
      case Observing begun -> Refusals.begun(running, begun);
      case Completed begun -> Refusals.begun(running, begun);
    };
  }

  private static Decision<Series> cancelled(
      Running running, Session session, Appointment appointment, String by, SchedulingPolicy policy, Occurrence when) {
    return Decision.accept(
        Slots.dropped(running, session, appointment, "CANCELLED", when.now()),
        new SessionCancelled(session.number(), by, Slots.late(appointment, policy, when.now())));
  }
}
