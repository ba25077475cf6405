package org.treatmentcourse.scheduling.booking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.course.Offers;
import org.treatmentcourse.scheduling.course.Priority;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.Waiting;
import org.treatmentcourse.scheduling.terms.ClinicTerms;

/** Whoever waits for a site is tried when a chair there is given back: by priority, then by who has waited longest. A whole series is kept, or none of it. */
public final class Waitlist {
  private final Courses courses;
  private final Booker booker;
  private final Sites sites;
  private final ClinicTerms terms;

  public Waitlist(StoredCourses courses, Booker booker, Sites sites, ClinicTerms terms) {
    this.courses = courses;
    this.booker = booker;
    this.sites = sites;
    this.terms = terms;
  }

  /** @param day {@code clinic/site/date} */
  public void freed(String day) {
    String[] parts = day.split("/");
    List<Running> waiting = courses.waiting(parts[0], parts[1]).stream().flatMap(course -> running(course).stream()).sorted(order()).toList();
    if (!waiting.isEmpty()) {
      sites.find(parts[0], parts[1]).ifPresent(place -> waiting.forEach(running -> promote(running.course(), place)));
    }
  }

  /** If there is still nothing for them, they go on waiting. */
  private void promote(CourseRef course, Place place) {
    Request request = new Request.Fill(place.site(), Wishes.earliest());
    booker.book(course, request, place, terms.policy(course.clinic()), Offers::keep, command -> courses.run(course, "promote", command));
  }

  static Comparator<Running> order() {
    return Comparator.<Running, Priority>comparing(Priority::of)
        .thenComparing(running -> Optional.ofNullable(running.waiting()).map(Waiting::since).orElseThrow())
        .thenComparing(running -> running.course().courseId());
  }

  private Optional<Running> running(CourseRef course) {
    Optional<Series> series = courses.current(course).map(Commands.Current::state);
    return series.filter(Running.class::isInstance).map(Running.class::cast).filter(running -> running.waiting() != null);
  }
}
