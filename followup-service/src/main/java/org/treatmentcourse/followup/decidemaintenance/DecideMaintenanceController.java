package org.treatmentcourse.followup.decidemaintenance;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Proposals;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

@RestController
class DecideMaintenanceController {
  private final Door<Followup> door;

  DecideMaintenanceController(Door<Followup> door) {
    this.door = door;
  }

  @Operation(value = "Accept a proposed maintenance interval", id = "acceptMaintenance", refuses = {"PROPOSAL_NOT_OPEN", "RISK_OPEN", "PLAN_SUSPENDED"})
  @PostMapping("/courses/{courseId}/maintenance/{proposal}/accept")
  @PreAuthorize("hasAnyRole('clinician', 'medical-director')")
  ResponseEntity<?> accept(@PathVariable String courseId, @PathVariable String proposal) {
    return door.run(courseId, null, (state, when) -> Proposals.accept(state, proposal));
  }

  @Operation(value = "Decline a proposed maintenance interval", id = "declineMaintenance", refuses = "PROPOSAL_NOT_OPEN")
  @PostMapping("/courses/{courseId}/maintenance/{proposal}/decline")
  @PreAuthorize("hasAnyRole('clinician', 'medical-director')")
  ResponseEntity<?> decline(@PathVariable String courseId, @PathVariable String proposal, @Valid @RequestBody DeclineMaintenance body) {
    return door.run(courseId, body, (state, when) -> Proposals.decline(state, proposal, body.reason()));
  }
}
