package org.treatmentcourse.followup.query;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.FollowupWiring.Policies;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

@RestController
class CourseController {
  private final Door<Followup> door;
  private final Policies policies;

  CourseController(Door<Followup> door, Policies policies) {
    this.door = door;
    this.policies = policies;
  }

  @Operation(value = "Show scores, tasks, escalations and outlook of a course", answer = CourseView.class, versioned = true)
  @GetMapping("/courses/{courseId}")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'medical-director', 'prescriber', 'coordinator', 'scheduler', 'dashboard')")
  ResponseEntity<?> course(@PathVariable String courseId) {
    return door.view(courseId, state -> CourseView.of(courseId, state, policies.apply(Caller.current().clinic())));
  }
}
