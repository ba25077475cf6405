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
import org.treatmentcourse.web.Operation;

/** Lets a patient leave, if everything that this needs is known to be true. */
@RestController
class DischargeController {
  private final Door<Series> door;
  private final ClinicTerms terms;

  DischargeController(Door<Series> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(
      value = "Let a patient leave, if everything that has to be is true",
      refuses = {
        "SESSION_UNKNOWN", "DOSE_NOT_STARTED", "DOSE_NOT_ENDED", "ALREADY_DISCHARGED", "ROUTE_UNKNOWN", "EARLY_DISCHARGE",
        "VITALS_UNKNOWN", "BP_NOT_SETTLED", "SPO2_LOW", "SEDATED", "NOT_ORIENTED", "RISK_OPEN", "ESCORT_ABSENT", "INSTRUCTIONS_MISSING",
        "NOT_RELEASED", "COURSE_NOT_OPEN"
      })
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
