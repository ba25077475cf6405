package org.treatmentcourse.followup.acknowledgetask;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.course.Duties;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

@RestController
class AcknowledgeTaskController {
  private final Door<Followup> door;

  AcknowledgeTaskController(Door<Followup> door) {
    this.door = door;
  }

  /** It stays open; only the clock of an urgent one stops. */
  @Operation(value = "Say that somebody has seen a task", id = "acknowledgeTask", refuses = {"TASK_NOT_OPEN", "TASK_ACKNOWLEDGED"})
  @PostMapping("/courses/{courseId}/tasks/{task}/acknowledge")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'medical-director', 'prescriber', 'coordinator')")
  ResponseEntity<?> acknowledge(@PathVariable String courseId, @PathVariable String task) {
    return door.run(courseId, null, (state, when) -> Duties.acknowledge(state, task));
  }
}
