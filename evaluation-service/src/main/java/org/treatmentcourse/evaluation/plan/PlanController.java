package org.treatmentcourse.evaluation.plan;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.evaluation.ClinicTerms;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Planning;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Approves the plan of an induction on a decision that stands. */
@RestController
class PlanController {
  private final Door<Evaluation> door;
  private final ClinicTerms terms;

  PlanController(Door<Evaluation> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(
      value = "Approve the plan of an induction",
      id = "approvePlan",
      refuses = {
        "UNKNOWN_PROTOCOL", "PROTOCOL_NOT_FOR_INDICATION", "RISK_OPEN", "EVIDENCE_MISSING", "NO_DECISION", "NOT_ELIGIBLE",
        "DECISION_EXPIRED", "DECISION_VOID", "DOSE_ABOVE_HARD_MAX", "SECOND_SIGN_OFF_NEEDED", "DOSE_BELOW_MIN", "PLAN_IN_FORCE",
        "INTAKE_INCOMPLETE", "COURSE_NOT_OPEN", "COURSE_CLOSED"
      })
  @PostMapping("/courses/{courseId}/plan")
  @PreAuthorize("hasAnyRole('prescriber', 'clinician')")
  ResponseEntity<?> approve(@PathVariable String courseId, @Valid @RequestBody ApprovePlanRequest body) {
    Planning.Order order = new Planning.Order(body.protocol(), body.doseMgPerKg(), Caller.current().subject());
    return door.run(courseId, body, (state, when) -> Planning.approve(state, order, when, terms.policy(when.course().clinic())));
  }
}
