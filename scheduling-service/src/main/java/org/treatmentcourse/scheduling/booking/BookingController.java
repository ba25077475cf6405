package org.treatmentcourse.scheduling.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.scheduling.course.Bookings;
import org.treatmentcourse.scheduling.course.Unbookable;
import org.treatmentcourse.web.Operation;

/** Books a series, or one session of it; gives sessions other times. */
@RestController
class BookingController {
  private final Desk desk;

  BookingController(Desk desk) {
    this.desk = desk;
  }

  @Operation(
      value = "Book every session of the plan that has no time, or none",
      id = "bookSeries",
      refuses = {"ROUTE_UNKNOWN", "SESSION_NOT_OPEN", "NOTHING_TO_BOOK", "SITE_MISCONFIGURED", "SERIES_CHANGED", "BOOKING_IN_PROGRESS"},
      refusesAny = {Unbookable.class, Proposal.Obstacle.class})
  @PostMapping("/courses/{courseId}/series")
  @PreAuthorize("hasRole('scheduler')")
  ResponseEntity<?> series(@PathVariable String courseId, @Valid @RequestBody SeriesRequest body) {
    return desk.book(courseId, body, body.request(), Bookings::commit);
  }

  @Operation(
      value = "Book one session",
      id = "bookSession",
      refuses = {"ROUTE_UNKNOWN", "SESSION_NOT_OPEN", "NOTHING_TO_BOOK", "SITE_MISCONFIGURED", "SERIES_CHANGED", "BOOKING_IN_PROGRESS"},
      refusesAny = {Unbookable.class, Proposal.Obstacle.class})
  @PostMapping("/courses/{courseId}/sessions/{number}/book")
  @PreAuthorize("hasRole('scheduler')")
  ResponseEntity<?> session(@PathVariable String courseId, @PathVariable @Min(1) int number, @Valid @RequestBody BookRequest body) {
    return desk.book(courseId, body, body.request(number), Bookings::commit);
  }

  /** This session, or it and the following, or all that have not begun; at another site too. */
  @Operation(
      value = "Move a session, it and the following, or all; to another site too",
      id = "reschedule",
      refuses = {"ROUTE_UNKNOWN", "SESSION_NOT_OPEN", "NOTHING_TO_BOOK", "SITE_MISCONFIGURED", "SERIES_CHANGED", "BOOKING_IN_PROGRESS"},
      refusesAny = {Unbookable.class, Proposal.Obstacle.class})
  @PostMapping("/courses/{courseId}/sessions/{number}/reschedule")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator')")
  ResponseEntity<?> reschedule(@PathVariable String courseId, @PathVariable @Min(1) int number, @Valid @RequestBody RescheduleRequest body) {
    return desk.book(courseId, body, body.request(number), Bookings::commit);
  }
}
