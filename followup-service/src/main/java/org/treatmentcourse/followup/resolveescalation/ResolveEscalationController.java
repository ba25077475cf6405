package org.treatmentcourse.followup.resolveescalation;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.Audit;
import org.treatmentcourse.followup.FollowupWiring.Policies;
import org.treatmentcourse.followup.course.Duties;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

@RestController
class ResolveEscalationController {
  private final Door<Followup> door;
  private final Policies policies;

  ResolveEscalationController(Door<Followup> door, Policies policies) {
    this.door = door;
    this.policies = policies;
  }

  @Operation(value = "Dispose of an escalation of suicide risk", id = "resolveEscalation", refuses = "ESCALATION_NOT_OPEN")
  @PostMapping("/courses/{courseId}/escalations/{occurrence}/resolve")
  @PreAuthorize("hasAnyRole('clinician', 'medical-director')")
  ResponseEntity<?> resolve(@PathVariable String courseId, @PathVariable String occurrence, @Valid @RequestBody ResolveEscalation body) {
    ResponseEntity<?> answer =
        door.run(
            courseId, body, (state, when) -> Duties.resolve(state, occurrence, body.disposition(), when, policies.apply(when.course().clinic())));
    return Audit.noted(answer, courseId, "resolved " + occurrence, body.disposition());
  }
}
