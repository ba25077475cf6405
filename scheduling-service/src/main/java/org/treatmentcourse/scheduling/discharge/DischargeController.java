package org.treatmentcourse.scheduling.discharge;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.scheduling.course.Discharges;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Door;

/** Lets a patient leave, if everything that this needs is known to be true. */
@RestController
class DischargeController {
  private final Door<Series> door;
  private final ClinicTerms terms;

  DischargeController(Door<Series> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @PostMapping("/courses/{courseId}/sessions/{number}/discharge")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber')")
  ResponseEntity<?> discharge(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody DischargeRequest body) {
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(
                series, running -> Discharges.discharge(running, number, body.statement(), terms.policy(running.course().clinic()), when)));
  }
}
