package org.treatmentcourse.evaluation.decision;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Deciding;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** The rules recommend; here a licensed person decides. */
@RestController
class DecisionController {
  private final Door<Evaluation> door;
  private final Policies policies;
  private final PolicyArchive archive;

  DecisionController(Door<Evaluation> door, Policies policies, PolicyArchive archive) {
    this.door = door;
    this.policies = policies;
    this.archive = archive;
  }

  @Operation(
      value = "Decide on eligibility",
      refuses = {
        "EVIDENCE_MISSING", "DECISION_CONTRADICTS_FINDINGS", "REVIEW_NOT_RESOLVED", "NOT_A_FINDING", "PLAN_IN_FORCE", "INTAKE_INCOMPLETE",
        "COURSE_NOT_OPEN", "COURSE_CLOSED"
      })
  @PostMapping("/courses/{courseId}/decision")
  @PreAuthorize("hasAnyRole('clinician', 'medical-director')")
  ResponseEntity<?> decide(@PathVariable String courseId, @Valid @RequestBody DecideRequest body) {
    Deciding.Order order = body.asOrderOf(Caller.current());
    return door.run(
        courseId,
        body,
        (state, when) -> {
          EvaluationPolicy policy = policies.of(when, state);
          archive.keep(policy);
          return Deciding.decide(state, order, when, policy);
        });
  }
}
