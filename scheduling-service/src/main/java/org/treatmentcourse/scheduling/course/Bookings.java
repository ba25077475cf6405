package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** The course's side of a booking: it is the truth, the days follow it. */
public final class Bookings {
  /** Somebody else is booking this course. */
  public static final String IN_PROGRESS = "BOOKING_IN_PROGRESS";

  /** The attempt was given up by the clean-up. */
  public static final String GONE = "ATTEMPT_GONE";

  /** The series is no longer what was planned for. */
  public static final String CHANGED = "SERIES_CHANGED";

  private Bookings() {}

  /**
   * Step 1: says which days will hold chairs for this course, before any does.
   *
   * @param planned the sessions for which times were found
   */
  public static Decision<Series> begin(Running running, List<Session> planned, Attempt attempt) {
    if (!running.sessions().equals(planned)) {
      return Decision.refuse(running, Refusal.of(CHANGED, "the series has changed meanwhile; try again"));
    }
    return running.attempt() == null
        ? Decision.accept(running.withAttempt(attempt))
        : Decision.refuse(running, Refusal.of(IN_PROGRESS, "another booking of this course is under way; try again"));
  }

  /** Step 3: all of them, or none. */
  public static Decision<Series> commit(
      Running running, String attempt, List<Appointment> appointments, SchedulingPolicy policy, Occurrence when) {
    return finish(running, attempt, appointments, policy, when, open -> booked(open, appointments, policy));
  }

  /** Who was asleep too long finds the attempt gone and books nothing. What was kept for the patient until now is let go, and waiting ends. */
  static Decision<Series> finish(
      Running running,
      String attempt,
      List<Appointment> appointments,
      SchedulingPolicy policy,
      Occurrence when,
      Function<Running, Decision<Series>> then) {
    if (running.attempt() == null || !running.attempt().id().equals(attempt)) {
      return Decision.refuse(running, Refusal.of(GONE, "the booking took too long and was given up; try again"));
    }
    Running open = running.withAttempt(null);
    Optional<Refusal> no = unfit(open, appointments, policy, when.now());
    if (no.isPresent()) {
      return Decision.refuse(running, no.get());
    }
    Decision<Series> done = then.apply(open.letGo().waiting(null));
    return Decision.accept(done.state(), Stream.concat(Offers.ended(running, "REPLACED").stream(), done.events().stream()).toList());
  }

  /** Why these chairs, which the course has, can't be booked. */
  static Optional<Refusal> unfit(Running running, List<Appointment> appointments, SchedulingPolicy policy, Instant now) {
    return Blocks.ofBooking(running, policy, now).or(() -> misfit(running, appointments));
  }

  static Decision<Series> booked(Running open, List<Appointment> appointments, SchedulingPolicy policy) {
    Running next = open;
    List<Booking> bookings = new ArrayList<>();
    for (Appointment appointment : appointments) {
      Session session = open.session(appointment.session()).orElseThrow();
      if (session instanceof Booked moved) {
        next = next.freeing(moved.appointment());
      }
      next = next.with(new Booked(session.order(), appointment, appointment.startsAt().plus(grace(policy))));
      bookings.add(appointment.booking());
    }
    // Where all that is still to come is, there the course is.
    List<String> sites = next.sessions().stream().filter(Booked.class::isInstance).flatMap(session -> session.place().stream()).map(a -> a.booking().site()).distinct().toList();
    next = sites.size() == 1 ? next.at(sites.getFirst()) : next;
    int version = session(open, appointments).planVersion();
    return Decision.accept(next, new SessionsBooked(version, bookings));
  }

  /** Gives an attempt up: always before its holds are released. Harmless if it is gone. */
  public static Decision<Series> end(Series series, String attempt) {
    return series instanceof Running running && running.attempt() != null && running.attempt().id().equals(attempt)
        ? Decision.accept(running.withAttempt(null))
        : Decision.accept(series);
  }

  /** The day has confirmed that it no longer has this booking. */
  public static Decision<Series> freed(Series series, ToFree done) {
    return series instanceof Running running ? Decision.accept(running.freed(done)) : Decision.accept(series);
  }

  /** The series may have changed while chairs were being held. */
  private static Optional<Refusal> misfit(Running running, List<Appointment> appointments) {
    Plan plan = running.known().plan();
    List<Spacing.Dose> others = new ArrayList<>(Spacing.givenAndBooked(running));
    appointments.forEach(appointment -> others.removeIf(dose -> dose.number() == appointment.session()));
    for (Appointment appointment : appointments) {
      Session session = running.session(appointment.session()).orElse(null);
      boolean fits = (session instanceof Planned || session instanceof Booked) && fits(session.order(), appointment);
      Spacing.Dose dose = new Spacing.Dose(appointment.session(), appointment.dosePlannedAt(), appointment.date());
      if (!fits || plan == null || Spacing.tooClose(plan, others, dose).isPresent()) {
        return Optional.of(Refusal.of(CHANGED, "the series has changed meanwhile; try again"));
      }
      others.add(dose);
    }
    return Optional.empty();
  }

  private static boolean fits(Order order, Appointment appointment) {
    return order.durationMin() + appointment.prepMin() <= appointment.booking().slotMin();
  }

  private static Order session(Running running, List<Appointment> appointments) {
    return running.session(appointments.getFirst().session()).orElseThrow().order();
  }

  private static Duration grace(SchedulingPolicy policy) {
    return Duration.ofMinutes(policy.noShow().graceMin());
  }
}
