package org.treatmentcourse.scheduling.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Books a series, or one session of it. */
@RestController
class BookingController {
  private final Door<Series> door;
  private final Booker booker;
  private final Sites sites;
  private final ClinicTerms terms;

  BookingController(Door<Series> door, Booker booker, Sites sites, ClinicTerms terms) {
    this.door = door;
    this.booker = booker;
    this.sites = sites;
    this.terms = terms;
  }

  @Operation(
      value = "Book every session of the plan that has no time, or none",
      id = "bookSeries",
      refuses = {
        "ROUTE_UNKNOWN", "NOTHING_TO_BOOK", "SESSION_NOT_OPEN", "PLAN_SUSPENDED", "CONSENT_REVOKED", "NO_PLAN", "BOOKING_ON_HOLD",
        "SITE_MISCONFIGURED", "COURSE_CLOSED"
      })
  @PostMapping("/courses/{courseId}/series")
  @PreAuthorize("hasRole('scheduler')")
  ResponseEntity<?> series(@PathVariable String courseId, @Valid @RequestBody SeriesRequest body) {
    return book(courseId, body, body.request());
  }

  @Operation(
      value = "Book one session",
      id = "bookSession",
      refuses = {
        "ROUTE_UNKNOWN", "NOTHING_TO_BOOK", "SESSION_NOT_OPEN", "PLAN_SUSPENDED", "CONSENT_REVOKED", "NO_PLAN", "BOOKING_ON_HOLD",
        "SITE_MISCONFIGURED", "COURSE_CLOSED"
      })
  @PostMapping("/courses/{courseId}/sessions/{number}/book")
  @PreAuthorize("hasRole('scheduler')")
  ResponseEntity<?> session(@PathVariable String courseId, @PathVariable @Min(1) int number, @Valid @RequestBody BookRequest body) {
    return book(courseId, body, body.request(number));
  }

  private ResponseEntity<?> book(String courseId, Object body, Request request) {
    String clinic = Caller.current().clinic();
    Place place = sites.place(clinic, request.site());
    CourseRef course = new CourseRef(clinic, courseId);
    return door.inSteps(courseId, body, commit -> booker.book(course, request, place, terms.policy(clinic), commit));
  }
}
