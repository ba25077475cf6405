package org.treatmentcourse.evaluation.plan;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Amending;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Planning;
import org.treatmentcourse.evaluation.course.Signing;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Plans: what could be ordered, the order, its second signature, another dose. */
@RestController
class PlanController {
  private final Door<Evaluation> door;
  private final Policies policies;
  private final BusinessClock clock;

  PlanController(Door<Evaluation> door, Policies policies, BusinessClock clock) {
    this.door = door;
    this.policies = policies;
    this.clock = clock;
  }

  /** Protocols that are for the course's indication, each with the plan it would give or what stands in the way. It changes with time too, so it has no ETag. */
  @Operation(value = "Show which protocols could be ordered, with the plan each would give", id = "planOptions")
  @GetMapping("/courses/{courseId}/plan/options")
  @PreAuthorize("hasAnyRole('prescriber', 'clinician', 'medical-director')")
  Options options(@PathVariable String courseId) {
    String clinic = Caller.current().clinic();
    Evaluation state = door.current(courseId).state();
    return Options.of(courseId, Planning.options(state, clock.now(clinic), policies.of(clinic, state)));
  }

  @Operation(
      value = "Approve the plan of an induction",
      id = "approvePlan",
      refuses = {
        "UNKNOWN_PROTOCOL", "PROTOCOL_DISABLED", "PROTOCOL_NOT_FOR_INDICATION", "PROTOCOL_REQUIREMENT", "RISK_OPEN", "EVIDENCE_MISSING", "NO_DECISION",
        "NOT_ELIGIBLE", "DECISION_EXPIRED", "DECISION_VOID", "WRONG_DOSE_UNIT", "DOSE_NEEDED", "DOSE_ABOVE_HARD_MAX", "DOSE_BELOW_MIN", "DOSE_NOT_IN_DEVICES",
        "FIRST_DOSE_TOO_HIGH", "TOTAL_TOO_LOW", "DURATION_OUT_OF_RANGE", "SESSIONS_OUT_OF_RANGE", "WEIGHT_BASIS_NOT_ALLOWED", "PLAN_IN_FORCE",
        "INTAKE_INCOMPLETE", "COURSE_NOT_OPEN", "COURSE_CLOSED"
      })
  @PostMapping("/courses/{courseId}/plan")
  @PreAuthorize("hasAnyRole('prescriber', 'clinician')")
  ResponseEntity<?> approve(@PathVariable String courseId, @Valid @RequestBody ApprovePlanRequest body) {
    Planning.Order order = body.order(Caller.current().subject());
    return door.run(courseId, body, (state, when) -> Planning.approve(state, order, when, policies.of(when, state)));
  }

  /** Another dose for the sessions that are left. */
  @Operation(
      value = "Order another dose for the sessions that are left",
      id = "changeDose",
      refuses = {
        "NO_PLAN", "PLAN_SUSPENDED", "RISK_OPEN", "NO_SESSION_LEFT", "UNKNOWN_PROTOCOL", "EVIDENCE_MISSING", "WRONG_DOSE_UNIT", "DOSE_NEEDED",
        "DOSE_ABOVE_HARD_MAX", "DOSE_BELOW_MIN", "DOSE_NOT_IN_DEVICES", "FIRST_DOSE_TOO_HIGH", "TOTAL_TOO_LOW", "DURATION_OUT_OF_RANGE",
        "WEIGHT_BASIS_NOT_ALLOWED", "COURSE_NOT_OPEN", "COURSE_CLOSED"
      })
  @PostMapping("/courses/{courseId}/plan/dose")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> changeDose(@PathVariable String courseId, @Valid @RequestBody DoseRequest body) {
    Amending.Order order = new Amending.Order(body.order(), Caller.current().subject());
    return door.run(courseId, body, (state, when) -> Amending.changeDose(state, order, when.now(), policies.of(when, state)));
  }

  @Operation(
      value = "Sign, as the second prescriber, the version of the plan that waits",
      id = "signPlan",
      refuses = {"NOTHING_TO_SIGN", "SECOND_PRESCRIBER_NEEDED", "PLAN_HAS_CHANGED", "DECISION_VOID", "PLAN_SUSPENDED", "RISK_OPEN", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/plan/sign")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> sign(@PathVariable String courseId, @Valid @RequestBody SignRequest body) {
    Signing.Order order = new Signing.Order(body.planVersion(), Caller.current().subject());
    return door.run(courseId, body, (state, when) -> Signing.sign(state, order, when, policies.of(when, state)));
  }

  @Operation(value = "Decline the version of the plan that waits for a signature", id = "declinePlan", refuses = {"NOTHING_TO_SIGN", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/plan/decline")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> decline(@PathVariable String courseId, @Valid @RequestBody SignRequest body) {
    return door.run(courseId, body, (state, when) -> Signing.decline(state, body.planVersion()));
  }
}
