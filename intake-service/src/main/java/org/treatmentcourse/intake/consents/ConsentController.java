package org.treatmentcourse.intake.consents;

import jakarta.validation.Valid;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.intake.ClinicTerms;
import org.treatmentcourse.intake.course.Consenting;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** Consents proposed, given or withdrawn at the desk, from now on. */
@RestController
@PreAuthorize("hasAnyRole('coordinator', 'nurse', 'clinician', 'prescriber')")
class ConsentController {
  private final Door<Intake> door;
  private final ClinicTerms terms;

  ConsentController(Door<Intake> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(value = "Record a consent that was given", id = "grantConsent", refuses = {"COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/consents")
  ResponseEntity<?> grant(@PathVariable String courseId, @Valid @RequestBody GrantConsentRequest body) {
    return door.run(
        courseId, body, (state, when) -> Consenting.grant(state, body.consent(), body.version(), when, terms.policy(when.course().clinic())));
  }

  /** The text is put before the person. */
  @Operation(value = "Propose a text of a consent", id = "proposeConsent", refuses = {"COURSE_NOT_OPEN", "COURSE_CLOSED"})
  @PostMapping("/courses/{courseId}/consents/{consent}/propose")
  ResponseEntity<?> propose(@PathVariable String courseId, @PathVariable String consent, @Valid @RequestBody ProposeConsentRequest body) {
    Consent which = named(consent);
    return door.run(
        courseId, body, (state, when) -> Consenting.propose(state, which, body.version(), when, terms.policy(when.course().clinic())));
  }

  @Operation(value = "Record that a consent was taken back", id = "revokeConsent", refuses = "COURSE_NOT_OPEN")
  @PostMapping("/courses/{courseId}/consents/{consent}/revoke")
  ResponseEntity<?> revoke(@PathVariable String courseId, @PathVariable String consent) {
    Consent which = named(consent);
    return door.run(courseId, null, (state, when) -> Consenting.revoke(state, which, when, terms.policy(when.course().clinic())));
  }

  private static Consent named(String consent) {
    return Arrays.stream(Consent.values())
        .filter(one -> one.name().equals(consent))
        .findFirst()
        .orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "INVALID", "consent", "there is no such consent"));
  }
}
