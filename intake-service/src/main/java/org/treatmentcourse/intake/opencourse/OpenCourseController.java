package org.treatmentcourse.intake.opencourse;

import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.ClinicEvent.ConsultationRequested;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.intake.ClinicTerms;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Opening;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** {@code POST /courses}: 201 with the course's id; the same request again gives the same course. */
@RestController
class OpenCourseController {
  private final Door<Intake> door;
  private final CourseIds courseIds;
  private final ClinicTerms terms;

  OpenCourseController(Door<Intake> door, CourseIds courseIds, ClinicTerms terms) {
    this.door = door;
    this.courseIds = courseIds;
    this.terms = terms;
  }

  @Operation(
      value = "Ask for a consultation: open a course",
      id = "openCourse",
      refuses = {"UNKNOWN_SITE", "IMPLAUSIBLE_BIRTH_DATE", "COURSE_EXISTS", "COURSE_CLOSED"})
  @PostMapping("/courses")
  @PreAuthorize("hasRole('coordinator')")
  ResponseEntity<?> open(@Valid @RequestBody OpenCourseRequest body) {
    ConsultationRequested request = body.asEvent();
    Bodies.check("clinic.consultation-requested.v1", Json.MAPPER.valueToTree(request));
    String clinic = Caller.current().clinic();
    String courseId = courseIds.courseId(clinic, body.reference());
    ResponseEntity<?> answer =
        door.open(courseId, body, (state, when) -> Opening.open(state, request, when, terms.clinic(clinic), terms.policy(clinic)));
    return answer.getStatusCode().isSameCodeAs(HttpStatus.OK)
        ? ResponseEntity.created(URI.create("/courses/" + courseId)).eTag(String.valueOf(answer.getHeaders().getETag())).body(answer.getBody())
        : answer;
  }
}
