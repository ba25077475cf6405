package org.treatmentcourse.scheduling.cancelling;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.scheduling.course.Cancellations;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Calls one session off. */
@RestController
class CancelController {
  private final Door<Series> door;
  private final ClinicTerms terms;

  CancelController(Door<Series> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(
      value = "Cancel the appointment of a session",
      id = "cancelSession",
      refuses = {"SESSION_UNKNOWN", "SESSION_NOT_BOOKED", "SESSION_BEGUN", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/sessions/{number}/cancel")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator', 'nurse')")
  ResponseEntity<?> cancel(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody CancelRequest body) {
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(
                series, running -> Cancellations.cancel(running, number, body.by().name(), terms.policy(running.course().clinic()), when)));
  }
}
