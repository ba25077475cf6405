package org.treatmentcourse.intake.course;

import java.util.List;
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
        CourseFile file = granted(collecting.file(), consent, version, when);
        yield Filing.collect(file, policy, news(collecting.file(), file, consent, version));
      }
      case Completed completed -> {
        CourseFile file = granted(completed.file(), consent, version, when);
        yield Decision.accept(new Completed(file, completed.completedAt()), news(completed.file(), file, consent, version));
      }
      case Closed closed -> Refusals.closed(closed);
    };
  }

  /** Also heard when the course is over: a revocation is never turned away. */
  public static Decision<Intake> revoke(Intake state, Consent consent, Occurrence when, IntakePolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Collecting collecting -> {
        CourseFile file = revoked(collecting.file(), consent, when);
        yield Filing.collect(file, policy, news(collecting.file(), file, consent));
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

  private static CourseFile granted(CourseFile file, Consent consent, String version, Occurrence when) {
    return file.with(file.consents().granted(consent, version, when.occurredAt()), when);
  }

  private static CourseFile revoked(CourseFile file, Consent consent, Occurrence when) {
    return file.with(file.consents().revoked(consent, when.occurredAt()), when);
  }

  /** A grant that is older than a revocation is kept, but nobody is told: it would loosen what was tightened later. */
  private static List<ServiceEvent> news(CourseFile before, CourseFile after, Consent consent, String version) {
    return changed(before, after) && after.consents().isActive(consent) ? List.of(new IntakeEvent.ConsentGranted(consent, version)) : List.of();
  }

  private static List<ServiceEvent> news(CourseFile before, CourseFile after, Consent consent) {
    return changed(before, after) && !after.consents().isActive(consent) ? List.of(new IntakeEvent.ConsentRevoked(consent)) : List.of();
  }

  private static boolean changed(CourseFile before, CourseFile after) {
    return !before.consents().equals(after.consents());
  }
}
