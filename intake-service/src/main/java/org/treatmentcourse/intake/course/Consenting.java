package org.treatmentcourse.intake.course;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/** Consents come and go. Who said it last, by the time it was said, is right. */
public final class Consenting {
  private Consenting() {}

  public static Decision<Intake> grant(Intake state, Consent consent, String version, Occurrence when, IntakePolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Collecting collecting -> {
        CourseFile file = granted(collecting.file(), consent, version, when, policy);
        yield Filing.collect(collecting, file, policy, news(collecting.file(), file, consent, version));
      }
      case Completed completed -> {
        CourseFile file = granted(completed.file(), consent, version, when, policy);
        yield Decision.accept(new Completed(file, completed.completedAt()), news(completed.file(), file, consent, version));
      }
      case Closed closed -> Refusals.closed(closed);
    };
  }

  /** A text is put before the person; nothing holds yet, and what held before still does. */
  public static Decision<Intake> propose(Intake state, Consent consent, String version, Occurrence when, IntakePolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Collecting collecting -> Filing.collect(collecting, proposed(collecting.file(), consent, version, when), policy, List.of());
      case Completed completed -> Decision.accept(new Completed(proposed(completed.file(), consent, version, when), completed.completedAt()));
      case Closed closed -> Refusals.closed(closed);
    };
  }

  /** Also heard when the course is over: a revocation is never turned away. */
  public static Decision<Intake> revoke(Intake state, Consent consent, Occurrence when, IntakePolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Collecting collecting -> {
        CourseFile file = revoked(collecting.file(), consent, when);
        yield Filing.collect(collecting, file, policy, news(collecting.file(), file, consent));
      }
      case Completed completed -> {
        CourseFile file = revoked(completed.file(), consent, when);
        yield Decision.accept(new Completed(file, completed.completedAt()), news(completed.file(), file, consent));
      }
      case Closed closed -> {
        CourseFile file = revoked(closed.file(), consent, when);
        yield Decision.accept(new Closed(file, closed.reason(), closed.closedAt()), news(closed.file(), file, consent));
      }
    };
  }

  private static CourseFile granted(CourseFile file, Consent consent, String version, Occurrence when, IntakePolicy policy) {
    return file.with(file.consents().granted(consent, version, when.occurredAt(), policy.consentValidDays().get(consent)), when);
  }

  private static CourseFile proposed(CourseFile file, Consent consent, String version, Occurrence when) {
    return file.with(file.consents().proposed(consent, version, when.occurredAt()), when);
  }

  private static CourseFile revoked(CourseFile file, Consent consent, Occurrence when) {
    return file.with(file.consents().revoked(consent, when.occurredAt()), when);
  }

  /** A grant that is older than a revocation or another grant is kept, but nobody is told: it would loosen what was tightened later. */
  private static List<ServiceEvent> news(CourseFile before, CourseFile after, Consent consent, String version) {
    boolean newest = !Objects.equals(grant(before, consent), grant(after, consent));
    return newest && after.consents().isActive(consent) ? List.of(new IntakeEvent.ConsentGranted(consent, version)) : List.of();
  }

  private static List<ServiceEvent> news(CourseFile before, CourseFile after, Consent consent) {
    boolean changed = !before.consents().equals(after.consents());
    return changed && !after.consents().isActive(consent) ? List.of(new IntakeEvent.ConsentRevoked(consent)) : List.of();
  }

  private static ConsentRecord.@Nullable Text grant(CourseFile file, Consent consent) {
    ConsentRecord record = file.consents().of(consent);
    return record == null ? null : record.grant();
  }
}
