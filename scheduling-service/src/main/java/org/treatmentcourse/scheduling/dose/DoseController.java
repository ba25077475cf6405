package org.treatmentcourse.scheduling.dose;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.scheduling.course.Doses;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** The end of an administration, reported by hand where no pump does; a stop by hand; and a paused one that goes on. */
@RestController
class DoseController {
  private final Door<Series> door;
  private final ClinicTerms terms;

  DoseController(Door<Series> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(
      value = "Report the end of a dose",
      id = "endDose",
      refuses = {
        "SESSION_UNKNOWN", "DOSE_NOT_STARTED", "BEFORE_DOSE_START", "DOSE_ALREADY_ENDED", "AMOUNT_UNKNOWN", "AMOUNT_IMPOSSIBLE", "AMOUNTS_DISAGREE",
        "COURSE_NOT_OPEN"
      })
  @PostMapping("/courses/{courseId}/sessions/{number}/dose-end")
  @PreAuthorize("hasRole('nurse')")
  ResponseEntity<?> end(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody DoseEndRequest body) {
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(series, running -> Doses.ended(running, number, body.amount(), terms.policy(running.course().clinic()), when)));
  }

  @Operation(value = "Stop a dose", id = "stopDose", refuses = {"SESSION_UNKNOWN", "DOSE_NOT_STARTED", "DOSE_ALREADY_ENDED", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/sessions/{number}/stop")
  @PreAuthorize("hasAnyRole('nurse', 'prescriber', 'clinician')")
  ResponseEntity<?> stop(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody StopRequest body) {
    return door.run(
        courseId,
        body,
        (series, when) -> OpenCourse.only(series, running -> Doses.stop(running, number, body.reason(), terms.policy(running.course().clinic()), when)));
  }

  @Operation(value = "Let a paused dose go on", id = "resumeDose", refuses = {"SESSION_UNKNOWN", "NOT_PAUSED", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/sessions/{number}/resume")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> resume(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody ResumeRequest body) {
    return door.run(
        courseId,
        body,
        (series, when) -> OpenCourse.only(series, running -> Doses.resume(running, number, body.reason(), terms.policy(running.course().clinic()), when)));
  }
}
