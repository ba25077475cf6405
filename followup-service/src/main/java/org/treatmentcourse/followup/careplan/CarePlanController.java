package org.treatmentcourse.followup.careplan;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.Audit;
import org.treatmentcourse.followup.FollowupWiring.Policies;
import org.treatmentcourse.followup.course.Caring;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

@RestController
class CarePlanController {
  private final Door<Followup> door;
  private final Policies policies;

  CarePlanController(Door<Followup> door, Policies policies) {
    this.door = door;
    this.policies = policies;
  }

  @Operation(value = "Plan something of the care beside the sessions", id = "planCare", refuses = {"ALREADY_PLANNED", "CARE_PLAN_FULL", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/care-plan")
  @PreAuthorize("hasAnyRole('clinician', 'prescriber', 'medical-director')")
  ResponseEntity<?> plan(@PathVariable String courseId, @Valid @RequestBody PlanCare body) {
    ResponseEntity<?> answer =
        door.run(courseId, body, (state, when) -> Caring.plan(state, body.kind(), body.what(), when, policies.apply(when.course().clinic())));
    return Audit.noted(answer, courseId, "planned " + body.kind(), body.what());
  }

  @Operation(
      value = "Say how it goes, or that an integration session was held", id = "careProgress",
      refuses = {"CARE_ITEM_NOT_OPEN", "SESSION_NEEDED", "PERCENT_NEEDED", "UNKNOWN_SESSION", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/care-plan/{item}/progress")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber', 'medical-director')")
  ResponseEntity<?> progress(@PathVariable String courseId, @PathVariable String item, @Valid @RequestBody CareProgress body) {
    return door.run(
        courseId, body, (state, when) -> Caring.progress(state, item, body.percent(), body.session(), when, policies.apply(when.course().clinic())));
  }

  @Operation(value = "Say that it has ended", id = "endCare", refuses = {"CARE_ITEM_NOT_OPEN", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/care-plan/{item}/end")
  @PreAuthorize("hasAnyRole('clinician', 'prescriber', 'medical-director')")
  ResponseEntity<?> end(@PathVariable String courseId, @PathVariable String item, @Valid @RequestBody EndCare body) {
    ResponseEntity<?> answer =
        door.run(courseId, body, (state, when) -> Caring.end(state, item, body.outcome(), when, policies.apply(when.course().clinic())));
    return Audit.noted(answer, courseId, "ended " + item, body.outcome());
  }
}
