package org.treatmentcourse.scheduling.rems;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Completed;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.RemsForms;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems;

/** Shows the prepared form, and records that a person has sent it: no REMS takes forms from software. */
@RestController
class FormController {
  private static final String STAFF = "hasAnyRole('nurse', 'clinician', 'prescriber', 'coordinator')";

  private final Door<Series> door;
  private final ClinicTerms terms;

  FormController(Door<Series> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(value = "Show the REMS monitoring form of a session, filled in as far as it is known", id = "monitoringForm", answer = FormView.class, versioned = true)
  @GetMapping("/courses/{courseId}/sessions/{number}/monitoring-form")
  @PreAuthorize(STAFF)
  ResponseEntity<?> form(@PathVariable String courseId, @PathVariable int number) {
    SchedulingPolicy pack = terms.policy(Caller.current().clinic());
    return door.view(courseId, series -> form(series, number, pack));
  }

  private static FormView form(Series series, int number, SchedulingPolicy pack) {
    if (series instanceof Running running && running.session(number).orElse(null) instanceof Completed done && done.form() != null) {
      return FormView.of(number, done.form(), RemsForms.content(running, done, done.form(), pack));
    }
    throw new Problems.Problem(HttpStatus.NOT_FOUND, "NO_FORM", "number", "session " + number + " has no monitoring form");
  }

  @Operation(
      value = "Record that the monitoring form of a session was sent; keeps a copy of what it said",
      id = "monitoringFormSent",
      refuses = {
        "SESSION_UNKNOWN", "SESSION_NOT_OVER", "NO_FORM", "FORM_ALREADY_SENT", "SENT_IN_THE_FUTURE", "SENT_BEFORE_THE_END", "COURSE_NOT_OPEN"
      })
  @PostMapping("/courses/{courseId}/sessions/{number}/monitoring-form/sent")
  @PreAuthorize(STAFF)
  ResponseEntity<?> sent(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody FormSentRequest body) {
    Caller caller = Caller.current();
    SchedulingPolicy pack = terms.policy(caller.clinic());
    return door.run(
        courseId,
        body,
        (series, when) -> {
          Instant at = Objects.requireNonNullElse(body.sentAt(), when.now());
          return OpenCourse.only(series, running -> RemsForms.sent(running, number, at, caller.subject(), body.reference(), pack, when));
        });
  }
}
