package org.treatmentcourse.scheduling.booking;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Problems;

/** What every controller that books needs, at the caller's clinic. */
public final class Desk {
  private final Door<Series> door;
  private final Booker booker;
  private final Sites sites;
  private final ClinicTerms terms;

  public Desk(Door<Series> door, Booker booker, Sites sites, ClinicTerms terms) {
    this.door = door;
    this.booker = booker;
    this.sites = sites;
    this.terms = terms;
  }

  /** @throws Problems.Problem 404 if there is no such course, or it has not been requested yet */
  Running running(String courseId) {
    return switch (door.current(courseId).state()) {
      case Running running -> running;
      case Awaited awaited -> throw new Problems.Problem(HttpStatus.NOT_FOUND, "COURSE_NOT_OPEN", "courseId", "the course has not been requested yet");
    };
  }

  Place place(String site) {
    return sites.place(Caller.current().clinic(), site);
  }

  /** A business no that nothing was tried for. */
  ResponseEntity<?> refused(Refusal refusal) {
    throw new Problems.Problem(HttpStatus.CONFLICT, refusal.code(), refusal.field(), refusal.message());
  }

  ResponseEntity<?> book(String courseId, Object body, Request request, Booker.Finish finish) {
    String clinic = Caller.current().clinic();
    Place place = place(request.site());
    CourseRef course = new CourseRef(clinic, courseId);
    return door.inSteps(courseId, body, commit -> booker.book(course, request, place, terms.policy(clinic), finish, commit));
  }
}
