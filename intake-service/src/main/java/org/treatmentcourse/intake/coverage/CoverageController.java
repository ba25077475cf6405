package org.treatmentcourse.intake.coverage;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.ClinicEvent.CoverageReported;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.PlanType;
import org.treatmentcourse.intake.course.Covering;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** {@code POST /courses/{id}/coverage}: who pays, as {@code clinic.coverage-reported.v1}; {@code …/check} asks the payer anew. */
@RestController
@PreAuthorize("hasRole('coordinator')")
class CoverageController {
  private final Door<Intake> door;

  CoverageController(Door<Intake> door) {
    this.door = door;
  }

  record Told(@NotNull PlanType planType, @Nullable String payer, @Nullable String memberId) {}

  @Operation(value = "Say who pays", id = "reportCoverage", refuses = {"PAYER_MISSING", "MEMBER_ID_MISSING", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/coverage")
  ResponseEntity<?> report(@PathVariable String courseId, @Valid @RequestBody Told body) {
    CoverageReported told = new CoverageReported(body.planType(), body.payer(), body.memberId());
    Bodies.check("clinic.coverage-reported.v1", Json.MAPPER.valueToTree(told));
    return door.run(courseId, body, (state, when) -> Covering.report(state, told, when));
  }

  @Operation(value = "Ask the payer again", id = "checkCoverage", refuses = {"NOTHING_TO_CHECK", "COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/coverage/check")
  ResponseEntity<?> check(@PathVariable String courseId) {
    return door.run(courseId, null, Covering::askAgain);
  }
}
