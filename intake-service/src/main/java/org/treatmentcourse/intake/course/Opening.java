package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/** A consultation is asked for: the course exists from here on. */
public final class Opening {
  private Opening() {}

  public static Decision<Intake> open(Intake state, ConsultationRequested request, Occurrence when, Clinic clinic, IntakePolicy policy) {
    return switch (state) {
      case Awaited awaited -> first(awaited, request, when, clinic, policy);
      case Collecting collecting -> again(state, collecting.file(), request);
      case Completed completed -> again(state, completed.file(), request);
      case Closed closed -> again(state, closed.file(), request);
    };
  }

  private static Decision<Intake> first(Awaited state, ConsultationRequested request, Occurrence when, Clinic clinic, IntakePolicy policy) {
    Clinic.Site site = site(clinic, request.site());
    if (site == null) {
      return Decision.refuse(state, Refusal.of("UNKNOWN_SITE", "/site", "the clinic has no such site"));
    }
    Refusal elsewhere = unknownAlternative(request, clinic);
    if (elsewhere != null) {
      return Decision.refuse(state, elsewhere);
    }
    int age = ageAt(when.occurredAt(), request.person().birthDate(), site.zone() == null ? clinic.zone() : site.zone());
    if (age < 0 || age > policy.maxAgeYears()) {
      return Decision.refuse(state, Refusal.of("IMPLAUSIBLE_BIRTH_DATE", "/person/birthDate", "the birth date gives no possible age"));
    }
    CourseFile file = CourseFile.of(request, when.occurredAt(), age, state.assessments());
    return Filing.begin(
        file,
        policy,
        List.of(
            new IntakeEvent.ConsultationRequested(
                request.site(),
                request.indication(),
                request.urgency(),
                age,
                request.person().sex(),
                request.providerModel(),
                request.usState(),
                request.veteran())));
  }

  /** The same request through two doors is one course; another request under its reference is a mistake of the sender. */
  private static Decision<Intake> again(Intake state, CourseFile file, ConsultationRequested request) {
    if (file.request().equals(request)) {
      return Decision.accept(state);
    }
    return Decision.refuse(state, Refusal.of("COURSE_EXISTS", "this reference already names another request"));
  }

  private static @Nullable Refusal unknownAlternative(ConsultationRequested request, Clinic clinic) {
    List<String> alternatives = request.alternativeSites() == null ? List.of() : request.alternativeSites();
    for (int i = 0; i < alternatives.size(); i++) {
      if (site(clinic, alternatives.get(i)) == null) {
        return Refusal.of("UNKNOWN_SITE", "/alternativeSites/" + i, "the clinic has no such site");
      }
    }
    return null;
  }

  private static Clinic.@Nullable Site site(Clinic clinic, String id) {
    return clinic.sites().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  private static int ageAt(Instant when, LocalDate birthDate, String zone) {
    Period life = Period.between(birthDate, when.atZone(ZoneId.of(zone)).toLocalDate());
    return life.isNegative() ? -1 : life.getYears();
  }
}
