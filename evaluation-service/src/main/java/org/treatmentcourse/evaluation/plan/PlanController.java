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

/** Approves the plan of an induction on a decision that stands. */
@RestController
class PlanController {
  private final Door<Evaluation> door;
  private final ClinicTerms terms;

  PlanController(Door<Evaluation> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @PostMapping("/courses/{courseId}/plan")
  @PreAuthorize("hasAnyRole('prescriber', 'clinician')")
  ResponseEntity<?> approve(@PathVariable String courseId, @Valid @RequestBody ApprovePlanRequest body) {
    Planning.Order order = new Planning.Order(body.protocol(), body.doseMgPerKg(), Caller.current().subject());
    return door.run(courseId, body, (state, when) -> Planning.approve(state, order, when, terms.policy(when.course().clinic())));
  }
}
