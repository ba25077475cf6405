package org.treatmentcourse.scheduling.booking;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.course.Booked;
import org.treatmentcourse.scheduling.course.Planned;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Session;

/**
 * Which sessions a request is about.
 *
 * @param toPlace sessions that get a time, ascending
 * @param own times the patient has and may keep
 * @param current the times that sessions to place have now
 * @param unknown a session that was asked for and can't be booked, or null
 */
record Question(List<Integer> toPlace, List<Placement> own, List<Placement> current, @Nullable Integer unknown) {

  static Question of(Running running, Request request, Plan plan, RouteTimes route, Instant now) {
    Predicate<Session> open = session -> session instanceof Planned || (session instanceof Booked booked && booked.appointment().startsAt().isAfter(now));
    return switch (request) {
      case Request.Fill fill -> {
        Predicate<Session> here = session -> !(session instanceof Booked booked) || booked.appointment().booking().site().equals(fill.site());
        List<Session> sessions = running.sessions().stream().filter(open.and(here)).toList();
        List<Placement> times = times(sessions, plan, route);
        yield new Question(numbers(sessions), times, times, null);
      }
      case Request.Move move -> {
        List<Session> sessions =
            running.sessions().stream().filter(open.and(Question::hadATime)).filter(s -> s.number() >= move.first() && s.number() <= move.last()).toList();
        yield new Question(numbers(sessions), List.of(), times(sessions, plan, route), sessions.isEmpty() ? move.first() : null);
      }
      case Request.Exactly exactly -> asked(running, exactly.times().stream().map(Time::session).toList(), open);
    };
  }

  /** A series gets its first times all at once: there is nothing to move in one that has none yet. */
  private static boolean hadATime(Session session) {
    return !(session instanceof Planned planned) || planned.setback() != null;
  }

  private static Question asked(Running running, List<Integer> numbers, Predicate<Session> open) {
    Integer unknown = numbers.stream().filter(number -> running.session(number).filter(open).isEmpty()).findFirst().orElse(null);
    return new Question(numbers, List.of(), List.of(), unknown);
  }

  private static List<Integer> numbers(List<Session> sessions) {
    return sessions.stream().map(Session::number).toList();
  }

  private static List<Placement> times(List<Session> sessions, Plan plan, RouteTimes route) {
    return sessions.stream().flatMap(session -> session.place().stream()).map(appointment -> time(appointment.booking(), plan, route)).toList();
  }

  private static Placement time(Booking booking, Plan plan, RouteTimes route) {
    return new Placement(booking.session(), booking.date(), booking.start(), Slot.of(booking.startsAt(), route, plan.durationMin()));
  }
}
