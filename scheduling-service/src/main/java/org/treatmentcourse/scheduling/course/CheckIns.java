package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.time.LocalDate;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** The patient arrives, and what is told at the desk. */
public final class CheckIns {
  private CheckIns() {}

  /** May be repeated: answers add up, the newest of each counts. */
  public static Decision<Series> arrive(Running running, PatientArrived told, SchedulingPolicy policy, Occurrence when) {
    int number = told.session();
    Arrival arrival = Arrival.told(told, when.occurredAt(), policy);
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Planned planned -> Refusals.notBooked(running, planned);
      case Booked booked when !onTheDay(booked.appointment(), when.occurredAt()) -> Refusals.wrongDay(running, booked);
      case Booked booked ->
          Decision.accept(running.with(present(booked, arrival, Vitals.NONE)), new SessionCheckedIn(number));
      case OnSite here -> Decision.accept(running.with(here.arrived(here.arrival().and(arrival))));
      case Dosing begun -> Refusals.begun(running, begun);
      case Observing begun -> Refusals.begun(running, begun);
      case Completed begun -> Refusals.begun(running, begun);
    };
  }

  static CheckedIn present(Booked booked, Arrival arrival, Vitals vitals) {
    return new CheckedIn(booked.order(), booked.appointment(), arrival, vitals, dayEnds(booked.appointment()));
  }

  static boolean onTheDay(Appointment appointment, Instant at) {
    return LocalDate.ofInstant(at, appointment.zone()).equals(appointment.date());
  }

  private static Instant dayEnds(Appointment appointment) {
    return appointment.date().plusDays(1).atStartOfDay(appointment.zone()).toInstant();
  }
}
