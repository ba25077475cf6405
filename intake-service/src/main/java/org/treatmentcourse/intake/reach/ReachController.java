package org.treatmentcourse.intake.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.ClinicEvent.ContactWay;
import org.treatmentcourse.contracts.ClinicEvent.Person;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.CourseFile;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/**
 * For the service that sends reminders, with the role {@code messenger}: addresses, and only those that the patient has agreed to be written to at. The
 * role belongs to no clinic and opens nothing else; every look is audited.
 */
@RestController
class ReachController {
  private static final Logger AUDIT = LoggerFactory.getLogger("audit");

  private final Commands<Intake> commands;

  ReachController(Commands<Intake> commands) {
    this.commands = commands;
  }

  /**
   * @param language BCP 47; absent if not told
   * @param ways the best one first; empty if there is none
   * @param refusal why there is none: {@code NO_CONSENT}, {@code NO_ADDRESS} or {@code COURSE_CLOSED}
   */
  record Reach(@Nullable String language, List<Way> ways, @Nullable String refusal) {}

  /** @param by {@code EMAIL} or {@code SMS} */
  record Way(ContactWay by, String address) {}

  @Operation(value = "Say how a patient may be written to; every look is audited", id = "reach")
  @GetMapping("/clinics/{clinicId}/courses/{courseId}/reach")
  @PreAuthorize("hasRole('messenger')")
  Reach reach(@PathVariable String clinicId, @PathVariable UUID courseId, @AuthenticationPrincipal Jwt token) {
    String own = token.getClaimAsString("clinic");
    if (own != null && !own.equals(clinicId)) {
      throw new Problem(HttpStatus.FORBIDDEN, "OTHER_CLINIC", "clinicId", "the token is another clinic's");
    }
    Intake state = commands.current(new CourseRef(clinicId, courseId.toString())).orElseThrow(Door::notFound).state();
    AUDIT.info("address of course {} read by {} of clinic {}", courseId, token.getSubject(), clinicId);
    return switch (state) {
      case Collecting collecting -> of(collecting.file());
      case Completed completed -> of(completed.file());
      default -> new Reach(null, List.of(), "COURSE_CLOSED");
    };
  }

  /** Consent to messages, and for each way that it is one the patient has named: without either, no. */
  private static Reach of(CourseFile file) {
    Person person = file.request().person();
    List<ContactWay> wanted = person.contactBy() == null ? List.of() : person.contactBy();
    if (!file.consents().isActive(Consent.MESSAGING) || !(wanted.contains(ContactWay.EMAIL) || wanted.contains(ContactWay.SMS))) {
      return new Reach(null, List.of(), "NO_CONSENT");
    }
    List<Way> ways = new ArrayList<>();
    for (ContactWay way : wanted) {
      String address =
          switch (way) {
            case EMAIL -> person.email();
            case SMS -> person.phone();
            case PHONE, POST -> null;
          };
      if (address != null && !address.isBlank()) {
        ways.add(new Way(way, address));
      }
    }
    return new Reach(person.preferredLanguage(), ways, ways.isEmpty() ? "NO_ADDRESS" : null);
  }
}
