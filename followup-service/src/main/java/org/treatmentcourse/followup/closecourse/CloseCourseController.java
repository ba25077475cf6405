package org.treatmentcourse.followup.closecourse;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.Audit;
import org.treatmentcourse.followup.FollowupWiring.Policies;
import org.treatmentcourse.followup.course.Closing;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

@RestController
class CloseCourseController {
  private final Door<Followup> door;
  private final Policies policies;

  CloseCourseController(Door<Followup> door, Policies policies) {
    this.door = door;
    this.policies = policies;
  }

  @Operation(value = "Close a course", id = "closeCourse", refuses = {"RISK_OPEN", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/close")
  @PreAuthorize("hasAnyRole('clinician', 'medical-director')")
  ResponseEntity<?> close(@PathVariable String courseId, @Valid @RequestBody CloseCourse body) {
    ResponseEntity<?> answer =
        door.run(courseId, body, (state, when) -> Closing.close(state, body.reason().name(), when, policies.apply(when.course().clinic())));
    return Audit.noted(answer, courseId, "closed the course", body.reason().name());
  }
}
