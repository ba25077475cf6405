package org.treatmentcourse.intake.decline;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.intake.course.Ending;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Ends an intake that will lead nowhere. */
@RestController
class DeclineController {
  private final Door<Intake> door;

  DeclineController(Door<Intake> door) {
    this.door = door;
  }

  @Operation(value = "Give up an intake", refuses = {"INTAKE_COMPLETED", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/decline")
  @PreAuthorize("hasAnyRole('coordinator', 'clinician')")
  ResponseEntity<?> decline(@PathVariable String courseId, @Valid @RequestBody DeclineRequest body) {
    return door.run(courseId, body, (state, when) -> Ending.decline(state, body.reason().name(), when));
  }
}
