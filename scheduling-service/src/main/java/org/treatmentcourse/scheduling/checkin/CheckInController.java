package org.treatmentcourse.scheduling.checkin;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.CheckIns;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Checks a patient in, or adds what was told later. */
@RestController
class CheckInController {
  private final Door<Series> door;
  private final ClinicTerms terms;

  CheckInController(Door<Series> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(value = "Check a patient in", refuses = {"SESSION_UNKNOWN", "SESSION_NOT_BOOKED", "WRONG_DAY", "SESSION_BEGUN", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/sessions/{number}/check-in")
  @PreAuthorize("hasAnyRole('nurse', 'coordinator', 'scheduler')")
  ResponseEntity<?> checkIn(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody CheckInRequest body) {
    SchedulingPolicy policy = terms.policy(Caller.current().clinic());
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(series, running -> CheckIns.arrive(running, body.at(number), policy, when)));
  }
}
