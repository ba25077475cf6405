package org.treatmentcourse.intake.query;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.ClinicEvent.Person;
import org.treatmentcourse.intake.course.Awaited;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** One file; the person behind it only for those who meet them, and every look is written down. */
@RestController
class CourseController {
  private static final Logger AUDIT = LoggerFactory.getLogger("audit");

  private final Door<Intake> door;

  CourseController(Door<Intake> door) {
    this.door = door;
  }

  @Operation(value = "Show a file without the person", answer = FileView.class, versioned = true)
  @GetMapping("/courses/{courseId}")
  @PreAuthorize("hasAnyRole('coordinator', 'clinician', 'scheduler', 'nurse', 'prescriber', 'dashboard')")
  ResponseEntity<?> course(@PathVariable String courseId) {
    return door.view(
        courseId,
        state ->
            switch (state) {
              case Awaited awaited -> throw Door.notFound();
              case Collecting collecting -> FileView.of(courseId, collecting);
              case Completed completed -> FileView.of(courseId, completed);
              case Closed closed -> FileView.of(courseId, closed);
            });
  }

  @Operation(value = "Show the person behind a file; every look is audited", answer = Person.class, versioned = true)
  @GetMapping("/courses/{courseId}/person")
  @PreAuthorize("hasAnyRole('coordinator', 'clinician', 'scheduler', 'nurse', 'prescriber', 'admin')")
  ResponseEntity<?> person(@PathVariable String courseId) {
    Caller caller = Caller.current();
    ResponseEntity<?> answer = door.view(courseId, state -> person(state, caller));
    AUDIT.info("person of course {} read by {} of clinic {}", courseId, caller.subject(), caller.clinic());
    return answer;
  }

  /** Once the course is over, a restricted person is shown only to those who answer for records. */
  private static Person person(Intake state, Caller caller) {
    return switch (state) {
      case Awaited awaited -> throw Door.notFound();
      case Collecting collecting -> collecting.file().request().person();
      case Completed completed -> completed.file().request().person();
      case Closed closed when closed.file().restriction() != null && !caller.roles().contains("admin") ->
          throw new Problem(HttpStatus.FORBIDDEN, "RECORD_RESTRICTED", "courseId", "the record is kept, but restricted");
      case Closed closed -> closed.file().request().person();
    };
  }
}
