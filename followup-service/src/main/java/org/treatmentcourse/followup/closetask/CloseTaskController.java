package org.treatmentcourse.followup.closetask;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.Audit;
import org.treatmentcourse.followup.course.Duties;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

@RestController
class CloseTaskController {
  private final Door<Followup> door;

  CloseTaskController(Door<Followup> door) {
    this.door = door;
  }

  @Operation(value = "Close a task with what came of it", id = "closeTask", refuses = {"TASK_NOT_OPEN", "RISK_OPEN"})
  @PostMapping("/courses/{courseId}/tasks/{task}/close")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'medical-director', 'prescriber', 'coordinator')")
  ResponseEntity<?> close(@PathVariable String courseId, @PathVariable String task, @Valid @RequestBody CloseTask body) {
    ResponseEntity<?> answer = door.run(courseId, body, (state, when) -> Duties.close(state, task, body.disposition()));
    return Audit.noted(answer, courseId, "closed " + task, body.disposition());
  }
}
