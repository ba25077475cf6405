package org.treatmentcourse.evaluation.suspension;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Suspending;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** No dose until resumed; the suspension goes out on the safety stream. */
@RestController
@PreAuthorize("hasAnyRole('clinician', 'medical-director')")
class SuspensionController {
  private final Door<Evaluation> door;
  private final Policies policies;

  SuspensionController(Door<Evaluation> door, Policies policies) {
    this.door = door;
    this.policies = policies;
  }

  @Operation(value = "Suspend a plan: no dose until it is resumed", refuses = {"NO_PLAN", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/suspend")
  ResponseEntity<?> suspend(@PathVariable String courseId, @Valid @RequestBody SuspendRequest body) {
    return door.run(courseId, body, (state, when) -> Suspending.suspend(state, body.reason(), when));
  }

  @Operation(value = "Lift every suspension of a plan", refuses = {"NOT_SUSPENDED", "CAUSE_REMAINS", "NO_PLAN", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/resume")
  ResponseEntity<?> resume(@PathVariable String courseId) {
    return door.run(courseId, null, (state, when) -> Suspending.resume(state, when, policies.of(when, state)));
  }
}
