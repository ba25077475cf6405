package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.treatmentcourse.contracts.IntakeEvent.RecordRestricted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.contracts.policy.IntakePolicy.Retention;

/** A patient asks for the record to be deleted. It has to be kept, so they are told until when, and it is restricted (S-34). */
public final class Restricting {
  /** Code of the refusal and of the event. */
  public static final String RETENTION_APPLIES = "RETENTION_APPLIES";

  private Restricting() {}

  /**
   * Always refused as an erasure; the restriction is kept all the same.
   *
   * @param by who takes the request down, as their token names them
   * @param zone of the clinic, whose calendar counts
   */
  public static Decision<Intake> askedToDelete(Intake state, String by, Occurrence when, ZoneId zone, IntakePolicy policy) {
    CourseFile file = Intake.fileOf(state);
    if (file == null) {
      return Refusals.notOpen(state);
    }
    Instant lastEntry = state instanceof Closed closed ? closed.closedAt() : when.now();
    Restriction restriction = restriction(file, lastEntry, by, when, zone, policy.retention());
    String message =
        "the record must be kept until " + restriction.keepUntil() + " (" + policy.retention().jurisdiction() + "); it is restricted from now on";
    return Decision.accept(Filing.replaced(state, file.with(restriction)), new RecordRestricted(RETENTION_APPLIES))
        .answering(Refusal.of(RETENTION_APPLIES, message));
  }

  /** @param lastEntry end of the course, or now while it goes on */
  private static Restriction restriction(
      CourseFile file, Instant lastEntry, String by, Occurrence when, ZoneId zone, Retention retention) {
    LocalDate keepUntil = keepUntil(file, LocalDate.ofInstant(lastEntry, zone), retention);
    Restriction before = file.restriction();
    return before == null
        ? new Restriction(when.now(), 1, by, keepUntil)
        : new Restriction(before.requestedAt(), before.requests() + 1, before.by(), keepUntil);
  }

  private static LocalDate keepUntil(CourseFile file, LocalDate lastEntry, Retention retention) {
    LocalDate byYears = lastEntry.plusYears(retention.years());
    if (file.ageYears() >= retention.adultAgeYears()) {
      return byYears;
    }
    LocalDate byAge = file.request().person().birthDate().plusYears(retention.minorUntilAgeYears());
    return byAge.isAfter(byYears) ? byAge : byYears;
  }
}
