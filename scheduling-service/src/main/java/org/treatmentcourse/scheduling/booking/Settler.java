package org.treatmentcourse.scheduling.booking;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Bookings;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.ToFree;

/**
 * Makes days agree with courses; the course is the truth. Whoever ends a booking, well or badly, awake or as the clean-up of one that sleeps, does it
 * here, and twice does no harm.
 */
final class Settler {
  private final Courses courses;
  private final SiteDays days;

  Settler(Courses courses, SiteDays days) {
    this.courses = courses;
    this.days = days;
  }

  /**
   * Ends an attempt. First the course gives it up, unless it has committed; only then do the holds go, or become bookings. In this order a booker that
   * was asleep finds its attempt gone before anybody else can have its chairs.
   */
  void settle(CourseRef course, String attempt, Collection<String> dayIds) {
    if (running(course).filter(now -> isAttempt(now, attempt)).isPresent()) {
      courses.run(course, "end booking", (state, when) -> Bookings.end(state, attempt));
    }
    Optional<Running> truth = running(course);
    dayIds.forEach(id -> change(id, day -> day.settled(attempt, taken -> truth.isPresent() && isBooked(truth.get(), taken, id))));
  }

  /** Gives a dropped booking's chair back, tells who waits for one, then tells the course: dying in between repeats it. */
  void free(CourseRef course, ToFree entry, Consumer<String> freed) {
    change(entry.day(), day -> day.has(entry.attempt(), entry.session()) ? day.without(entry.attempt(), entry.session()) : day);
    freed.accept(entry.day());
    courses.run(course, "chair is free", (state, when) -> Bookings.freed(state, entry));
  }

  Optional<Running> running(CourseRef course) {
    return courses.current(course).map(Commands.Current::state).flatMap(Settler::running);
  }

  private static Optional<Running> running(Series series) {
    return series instanceof Running running ? Optional.of(running) : Optional.empty();
  }

  private static boolean isAttempt(Running running, String attempt) {
    return running.attempt() != null && running.attempt().id().equals(attempt);
  }

  private static boolean isBooked(Running truth, Taken taken, String day) {
    return truth
        .chairs()
        .anyMatch(
            appointment ->
                appointment.session() == taken.session()
                    && appointment.attempt().equals(taken.attempt())
                    && appointment.day(truth.course().clinic()).equals(day));
  }

  private void change(String id, UnaryOperator<SiteDay> change) {
    while (true) {
      SiteDay day = days.load(id);
      SiteDay next = change.apply(day);
      if (next.equals(day) || days.save(next)) {
        return;
      }
    }
  }
}
