package org.treatmentcourse.dashboard.person;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.dashboard.query.Staff;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems;
import org.treatmentcourse.web.Problems.Problem;

/** The person behind a course: intake's own answer, handed through. Not stored, not logged, not to be cached. */
@RestController
@Staff
class PersonController {
  private static final Logger LOG = LoggerFactory.getLogger(PersonController.class);

  private final Intake intake;

  PersonController(Intake intake) {
    this.intake = intake;
  }

  @Operation(value = "Show the person behind a course, as intake answers", answer = ClinicEvent.Person.class)
  @GetMapping("/api/courses/{courseId}/person")
  ResponseEntity<?> person(@PathVariable String courseId, @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
    try {
      Intake.Reply reply = intake.person(id(courseId), authorization);
      MediaType type = reply.status() == HttpStatus.OK.value() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON;
      return ResponseEntity.status(reply.status()).contentType(type).cacheControl(CacheControl.noStore()).body(reply.body());
    } catch (Intake.Away e) {
      LOG.debug("intake is away: {}", String.valueOf(e.getCause()));
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, "5")
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "INTAKE_AWAY", null, "intake, which keeps the names, does not answer; everything else works"));
    }
  }

  private static UUID id(String courseId) {
    try {
      return UUID.fromString(courseId);
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "courseId", "a course id is a UUID");
    }
  }
}
