package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param offer chairs kept while the patient decides, or null
 * @param availability when the patient can come
 * @param waiting on the list of a site, or null
 * @param goesOn when a clinician last decided that the series goes on after a long gap, or null
 * @param safety adverse events and what holds the series because of them; null where nothing has happened
 */
public record Running(
    CourseRef course,
    String site,
    Known known,
    List<Session> sessions,
    @Nullable Attempt attempt,
    List<ToFree> toFree,
    NoShows noShows,
    @Nullable Offer offer,
    @Nullable Availability availability,
    @Nullable Waiting waiting,
    @Nullable Instant goesOn,
    @Nullable Safety safety)
    implements Series {

  public Running {
    sessions = sessions.stream().sorted(Comparator.comparingInt(Session::number)).toList();
    toFree = List.copyOf(toFree);
  }

  static Running opened(CourseRef course, String site, Known known) {
    return new Running(course, site, known, List.of(), null, List.of(), NoShows.NONE, null, null, null, null, null);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public Running knowing(Known now) {
    return new Running(course, site, now, sessions, attempt, toFree, noShows, offer, availability, waiting, goesOn, safety);
  }

  public Optional<Session> session(int number) {
    return sessions.stream().filter(session -> session.number() == number).findFirst();
  }

  public Availability available() {
    return Objects.requireNonNullElse(availability, Availability.ALWAYS);
  }

  public Safety harm() {
    return Objects.requireNonNullElse(safety, Safety.NOTHING);
  }

  Running with(Safety now) {
    return new Running(course, site, known, sessions, attempt, toFree, noShows, offer, availability, waiting, goesOn, now);
  }

  /** Every chair the course has, booked or kept. */
  public Stream<Appointment> chairs() {
    return Stream.concat(sessions.stream().flatMap(session -> session.place().stream()), offer == null ? Stream.of() : offer.appointments().stream());
  }

  /** With this session in the place of the one with its number. */
  Running with(Session session) {
    List<Session> all = new ArrayList<>(sessions);
    all.removeIf(old -> old.number() == session.number());
    all.add(session);
    return withSessions(all);
  }

  Running withSessions(List<Session> all) {
    return new Running(course, site, known, all, attempt, toFree, noShows, offer, availability, waiting, goesOn, safety);
  }

  Running withAttempt(@Nullable Attempt next) {
    return new Running(course, site, known, sessions, next, toFree, noShows, offer, availability, waiting, goesOn, safety);
  }

  Running with(NoShows count) {
    return new Running(course, site, known, sessions, attempt, toFree, count, offer, availability, waiting, goesOn, safety);
  }

  Running with(Offer kept) {
    return new Running(course, site, known, sessions, attempt, toFree, noShows, kept, availability, waiting, goesOn, safety);
  }

  Running with(Availability when) {
    return new Running(course, site, known, sessions, attempt, toFree, noShows, offer, when, waiting, goesOn, safety);
  }

  Running waiting(@Nullable Waiting now) {
    return new Running(course, site, known, sessions, attempt, toFree, noShows, offer, availability, now, goesOn, safety);
  }

  Running goingOn(Instant decided) {
    return new Running(course, site, known, sessions, attempt, toFree, noShows, offer, availability, waiting, decided, safety);
  }

  Running at(String otherSite) {
    return new Running(course, otherSite, known, sessions, attempt, toFree, noShows, offer, availability, waiting, goesOn, safety);
  }

  /** Its chairs go to the sessions. */
  Running withoutOffer() {
    return new Running(course, site, known, sessions, attempt, toFree, noShows, null, availability, waiting, goesOn, safety);
  }

  /** The chairs of an offer, if there is one, are to be given back. */
  Running letGo() {
    Running next = withoutOffer();
    for (Appointment kept : offer == null ? List.<Appointment>of() : offer.appointments()) {
      next = next.freeing(kept);
    }
    return next;
  }

  /** Remembers that the chair of a dropped booking is to be given back. */
  Running freeing(Appointment dropped) {
    List<ToFree> more = new ArrayList<>(toFree);
    more.add(new ToFree(dropped.day(course.clinic()), dropped.attempt(), dropped.session()));
    return new Running(course, site, known, sessions, attempt, more, noShows, offer, availability, waiting, goesOn, safety);
  }

  Running freed(ToFree done) {
    List<ToFree> left = toFree.stream().filter(entry -> !entry.equals(done)).toList();
    return new Running(course, site, known, sessions, attempt, left, noShows, offer, availability, waiting, goesOn, safety);
  }

  /** The start of the last dose. */
  public Optional<Instant> lastDose() {
    return doseBefore(Integer.MAX_VALUE);
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
    Stream<Timer> ofSessions = sessions.stream().flatMap(session -> Clocks.of(this, session).stream());
    return Stream.concat(ofSessions, offer == null ? Stream.of() : Stream.of(Timer.alarm(Offers.ENDS, offer.until()))).toList();
  }
}
