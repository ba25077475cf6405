package org.treatmentcourse.evaluation.plan;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.evaluation.ClinicTerms;
import org.treatmentcourse.evaluation.course.Amending;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Planning;
import org.treatmentcourse.evaluation.course.Signing;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;

/** Plans: what could be ordered, the order, its second signature, another dose. */
@RestController
class PlanController {
  private final Door<Evaluation> door;
  private final ClinicTerms terms;
  private final BusinessClock clock;

  PlanController(Door<Evaluation> door, ClinicTerms terms, BusinessClock clock) {
    this.door = door;
    this.terms = terms;
    this.clock = clock;
  }

  /** Protocols that are for the course's indication, each with the plan it would give or what stands in the way. */
  @GetMapping("/courses/{courseId}/plan/options")
  @PreAuthorize("hasAnyRole('prescriber', 'clinician', 'medical-director')")
  ResponseEntity<?> options(@PathVariable String courseId) {
    String clinic = Caller.current().clinic();
    return door.view(courseId, state -> Options.of(courseId, Planning.options(state, clock.now(clinic), terms.policy(clinic))));
  }

  @PostMapping("/courses/{courseId}/plan")
  @PreAuthorize("hasAnyRole('prescriber', 'clinician')")
  ResponseEntity<?> approve(@PathVariable String courseId, @Valid @RequestBody ApprovePlanRequest body) {
    Planning.Order order = body.order(Caller.current().subject());
    return door.run(courseId, body, (state, when) -> Planning.approve(state, order, when, terms.policy(when.course().clinic())));
  }

  /** Another dose for the sessions that are left. */
  @PostMapping("/courses/{courseId}/plan/dose")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> changeDose(@PathVariable String courseId, @Valid @RequestBody DoseRequest body) {
    Amending.Order order = new Amending.Order(body.order(), Caller.current().subject());
    return door.run(courseId, body, (state, when) -> Amending.changeDose(state, order, when.now(), terms.policy(when.course().clinic())));
  }

  @PostMapping("/courses/{courseId}/plan/sign")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> sign(@PathVariable String courseId, @Valid @RequestBody SignRequest body) {
    Signing.Order order = new Signing.Order(body.planVersion(), Caller.current().subject());
    return door.run(courseId, body, (state, when) -> Signing.sign(state, order, when, terms.policy(when.course().clinic())));
  }

  @PostMapping("/courses/{courseId}/plan/decline")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> decline(@PathVariable String courseId, @Valid @RequestBody SignRequest body) {
    return door.run(courseId, body, (state, when) -> Signing.decline(state, body.planVersion()));
  }
}
