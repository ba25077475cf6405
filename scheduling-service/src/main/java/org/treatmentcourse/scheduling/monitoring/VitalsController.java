package org.treatmentcourse.scheduling.monitoring;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.scheduling.course.Monitoring;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** A set of vital signs entered by hand, taken now; judged exactly like one that a monitor sends. */
@RestController
class VitalsController {
  private final Door<Series> door;
  private final ClinicTerms terms;

  VitalsController(Door<Series> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(value = "Enter a set of vital signs that was taken now", refuses = {"SESSION_UNKNOWN", "SESSION_NOT_BOOKED", "WRONG_DAY", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/sessions/{number}/vitals")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber')")
  ResponseEntity<?> vitals(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody VitalsRequest body) {
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(
                series, running -> Monitoring.measured(running, number, body.at(when.now()), terms.policy(running.course().clinic()), when)));
  }
}
