package org.treatmentcourse.evaluation.workup;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Awaited;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.Ended;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Open;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Referred;
import org.treatmentcourse.evaluation.course.Treatment;
import org.treatmentcourse.evaluation.course.WorkUp;
import org.treatmentcourse.evaluation.course.rules.Checklist;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** What the work-up of a course needs and has, as of now; a clinician orders what is missing. */
@RestController
class WorkUpController {
  private final Door<Evaluation> door;
  private final Policies policies;
  private final BusinessClock clock;

  WorkUpController(Door<Evaluation> door, Policies policies, BusinessClock clock) {
    this.door = door;
    this.policies = policies;
    this.clock = clock;
  }

  /** @param asOf moment for which it was worked out; the end of a course that has ended */
  record WorkUpView(String courseId, Instant asOf, String policyVersion, List<Checklist.Item> items) {}

  /** It changes with time as well as with the course, so it has no ETag. */
  @Operation("Show what the work-up of a course needs and has, as of now")
  @GetMapping("/courses/{courseId}/work-up")
  @PreAuthorize("hasAnyRole('coordinator', 'clinician', 'medical-director', 'nurse', 'prescriber', 'dashboard')")
  WorkUpView workUp(@PathVariable String courseId) {
    Instant now = clock.now(Caller.current().clinic());
    Evaluation state = door.current(courseId).state();
    EvaluationPolicy policy = policies.of(Caller.current().clinic(), state);
    return switch (state) {
      case Awaited awaited -> throw Door.notFound();
      case Referred referred -> view(courseId, referred.dossier(), Treatment.NONE, now, policy);
      case Open open -> view(courseId, open.dossier(), Treatment.NONE, now, policy);
      case Planned planned -> view(courseId, planned.dossier(), Treatment.of(planned, now), now, policy);
      case Ended ended -> view(courseId, ended.dossier(), Treatment.NONE, ended.endedAt(), policy);
    };
  }

  private static WorkUpView view(String courseId, Dossier dossier, Treatment treatment, Instant asOf, EvaluationPolicy policy) {
    return new WorkUpView(courseId, asOf, policy.version(), Checklist.of(dossier, treatment, asOf, policy));
  }

  @Operation(
      value = "Order an item of the work-up",
      id = "orderWorkUp",
      refuses = {"UNKNOWN_ITEM", "ALREADY_ORDERED", "ALREADY_VALID", "INTAKE_INCOMPLETE", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/work-up/orders")
  @PreAuthorize("hasAnyRole('clinician', 'medical-director')")
  ResponseEntity<?> order(@PathVariable String courseId, @Valid @RequestBody OrderRequest body) {
    return door.run(courseId, body, (state, when) -> WorkUp.order(state, body.item(), when, policies.of(when, state)));
  }
}
