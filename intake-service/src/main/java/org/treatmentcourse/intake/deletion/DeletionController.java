package org.treatmentcourse.intake.deletion;

import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.intake.ClinicTerms;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Restricting;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** {@code POST /courses/{id}/deletion-requests}: 409 with the day until which the record must be kept; the request and the restriction stay. */
@RestController
class DeletionController {
  private static final Logger AUDIT = LoggerFactory.getLogger("audit");
  private final Door<Intake> door;
  private final ClinicTerms terms;

  DeletionController(Door<Intake> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(
      value = "Ask for the record of a patient to be deleted; it is kept and restricted",
      id = "requestDeletion",
      refuses = {"RETENTION_APPLIES", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/deletion-requests")
  @PreAuthorize("hasRole('admin')")
  ResponseEntity<?> request(@PathVariable String courseId) {
    Caller caller = Caller.current();
    ResponseEntity<?> answer =
        door.run(
            courseId,
            null,
            (state, when) ->
                Restricting.askedToDelete(
                    state, caller.subject(), when, ZoneId.of(terms.clinic(caller.clinic()).zone()), terms.policy(caller.clinic())));
    AUDIT.info("deletion of course {} asked for through {} of clinic {}: refused, restricted", courseId, caller.subject(), caller.clinic());
    return answer;
  }
}
