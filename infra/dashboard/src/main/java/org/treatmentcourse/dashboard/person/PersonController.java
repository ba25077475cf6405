package org.treatmentcourse.dashboard.person;

import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.dashboard.query.Staff;
import org.treatmentcourse.dashboard.upstream.Upstream;
import org.treatmentcourse.dashboard.upstream.Upstreams;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** The person behind a course: intake's own answer, handed through to the caller, whom intake judges. */
@RestController
@Staff
class PersonController {
  private final Upstream intake;

  PersonController(Upstreams upstreams) {
    this.intake = upstreams.of(Service.INTAKE);
  }

  @Operation(value = "Show the person behind a course, as intake answers", answer = ClinicEvent.Person.class)
  @GetMapping("/api/courses/{courseId}/person")
  ResponseEntity<?> person(@PathVariable String courseId, @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
    return intake.forward(intake.request("/courses/" + id(courseId) + "/person", authorization).build());
  }

  private static UUID id(String courseId) {
    try {
      return UUID.fromString(courseId);
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "courseId", "a course id is a UUID");
    }
  }
}
