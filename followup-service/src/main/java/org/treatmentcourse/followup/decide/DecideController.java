package org.treatmentcourse.followup.decide;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.Audit;
import org.treatmentcourse.followup.FollowupWiring.Policies;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Recommending;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;

@RestController
class DecideController {
  private final Door<Followup> door;
  private final Policies policies;

  DecideController(Door<Followup> door, Policies policies) {
    this.door = door;
    this.policies = policies;
  }

  @Operation(
      value = "Accept a recommendation, or choose another of its options",
      id = "acceptRecommendation",
      refuses = {"RECOMMENDATION_NOT_OPEN", "OPTION_NOT_OFFERED", "INTERVAL_NOT_ALLOWED", "PRESCRIBER_NEEDED", "REASON_NEEDED", "RISK_OPEN", "PLAN_SUSPENDED"})
  @PostMapping("/courses/{courseId}/recommendations/{recommendation}/accept")
  @PreAuthorize("hasAnyRole('clinician', 'prescriber', 'medical-director')")
  ResponseEntity<?> accept(@PathVariable String courseId, @PathVariable String recommendation, @Valid @RequestBody Accept body) {
    Recommending.Answer said = body.by(Caller.current());
    ResponseEntity<?> answer =
        door.run(
            courseId,
            body,
            (state, when) -> Recommending.accept(state, recommendation, said, when, policies.apply(when.course().clinic())));
    return Audit.noted(answer, courseId, "accepted recommendation " + recommendation, body.action() == null ? "AS_RECOMMENDED" : body.action().name());
  }

  @Operation(value = "Decline a recommendation", id = "declineRecommendation", refuses = "RECOMMENDATION_NOT_OPEN")
  @PostMapping("/courses/{courseId}/recommendations/{recommendation}/decline")
  @PreAuthorize("hasAnyRole('clinician', 'prescriber', 'medical-director')")
  ResponseEntity<?> decline(@PathVariable String courseId, @PathVariable String recommendation, @Valid @RequestBody Decline body) {
    ResponseEntity<?> answer =
        door.run(
            courseId, body, (state, when) -> Recommending.decline(state, recommendation, body.reason(), when, policies.apply(when.course().clinic())));
    return Audit.noted(answer, courseId, "declined recommendation " + recommendation, body.reason());
  }
}
