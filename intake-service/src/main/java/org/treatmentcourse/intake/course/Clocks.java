package org.treatmentcourse.intake.course;

import java.util.List;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.IntakeEvent.ConsentExpired;
import org.treatmentcourse.contracts.IntakeEvent.ReminderDue;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/** What follows when time has passed over a file. */
public final class Clocks {
  private Clocks() {}

  public static Decision<Intake> ranOut(Intake state, Timer timer, Occurrence when, IntakePolicy policy) {
    return switch (state) {
      case Collecting collecting when timer.name().equals(Collecting.EXPIRES) -> Ending.expire(collecting, when);
      case Collecting collecting when timer.name().equals(Collecting.REMIND) -> remind(collecting, timer);
      case Collecting collecting when timer.name().equals(Coverage.STALE) -> Covering.grownStale(collecting, timer.due());
      case Completed completed when timer.name().equals(Coverage.STALE) -> Covering.grownStale(completed, timer.due());
      case Collecting collecting -> {
        ConsentRecord record = expiring(collecting.file(), timer);
        yield Filing.collect(collecting, without(collecting.file(), record), policy, said(record));
      }
      case Completed completed -> {
        ConsentRecord record = expiring(completed.file(), timer);
        yield Decision.accept(new Completed(without(completed.file(), record), completed.completedAt()), said(record));
      }
      case Awaited awaited -> throw new IllegalStateException("no clock runs before a request: " + timer);
      case Closed closed -> throw new IllegalStateException("no clock runs on a closed file: " + timer);
    };
  }

  private static Decision<Intake> remind(Collecting state, Timer timer) {
    Collecting reminded = new Collecting(state.file(), state.missing(), state.expiresAt(), null, timer.due());
    return Decision.accept(reminded, new ReminderDue(state.missing().stream().map(Missing::item).toList()));
  }

  private static ConsentRecord expiring(CourseFile file, Timer timer) {
    ConsentRecord record = file.consents().of(Consent.valueOf(timer.name().substring(Consents.EXPIRES.length())));
    if (record == null) {
      throw new IllegalStateException("a clock without its consent: " + timer);
    }
    return record;
  }

  private static CourseFile without(CourseFile file, ConsentRecord record) {
    return file.with(file.consents().expired(record.consent()));
  }

  private static List<ServiceEvent> said(ConsentRecord record) {
    ConsentRecord.Text grant = record.grant();
    return grant == null ? List.of() : List.of(new ConsentExpired(record.consent(), grant.version(), grant.at()));
  }
}
