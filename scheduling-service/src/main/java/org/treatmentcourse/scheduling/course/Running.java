package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * A course with its sessions.
 *
 * @param site where the patient wants to be treated
 * @param sessions by number
 * @param attempt a booking under way, or null; there is at most one
 * @param toFree bookings that were dropped and whose day has not confirmed it yet
 */
public record Running(
    CourseRef course, String site, Known known, List<Session> sessions, @Nullable Attempt attempt, List<ToFree> toFree, NoShows noShows)
    implements Series {

  public Running {
    sessions = sessions.stream().sorted(Comparator.comparingInt(Session::number)).toList();
    toFree = List.copyOf(toFree);
  }

  static Running opened(CourseRef course, String site, Known known) {
    return new Running(course, site, known, List.of(), null, List.of(), NoShows.NONE);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public Running knowing(Known now) {
    return new Running(course, site, now, sessions, attempt, toFree, noShows);
  }

  public Optional<Session> session(int number) {
    return sessions.stream().filter(session -> session.number() == number).findFirst();
  }

  /** With this session in the place of the one with its number. */
  Running with(Session session) {
    List<Session> all = new ArrayList<>(sessions);
    all.removeIf(old -> old.number() == session.number());
    all.add(session);
    return withSessions(all);
  }

  Running withSessions(List<Session> all) {
    return new Running(course, site, known, all, attempt, toFree, noShows);
  }

  Running withAttempt(@Nullable Attempt next) {
    return new Running(course, site, known, sessions, next, toFree, noShows);
  }

  Running with(NoShows count) {
    return new Running(course, site, known, sessions, attempt, toFree, count);
  }

  /** Remembers that the chair of a dropped booking is to be given back. */
  Running freeing(Appointment dropped) {
    List<ToFree> more = new ArrayList<>(toFree);
    more.add(new ToFree(dropped.day(course.clinic()), dropped.attempt(), dropped.session()));
    return new Running(course, site, known, sessions, attempt, more, noShows);
  }

  Running freed(ToFree done) {
    return new Running(course, site, known, sessions, attempt, toFree.stream().filter(entry -> !entry.equals(done)).toList(), noShows);
  }

  /** The start of the last dose before this session. */
  public Optional<Instant> doseBefore(int number) {
    return sessions.stream()
        .filter(session -> session.number() < number)
        .flatMap(session -> session.dosedAt().stream())
        .max(Comparator.naturalOrder());
  }

  /**
   * @param count in this series
   * @param contactDue nothing is booked until somebody has reached the patient
   */
  public record NoShows(int count, boolean contactDue) {
    static final NoShows NONE = new NoShows(0, false);
  }

  @Override
  public List<Timer> timers() {
    return sessions.stream().flatMap(session -> Clocks.of(this, session).stream()).toList();
  }
}
