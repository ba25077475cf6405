package org.treatmentcourse.intake.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/** What follows when something was put into a file: it may now be complete. */
final class Filing {
  private Filing() {}

  /** A request that opens a course. */
  static Decision<Intake> begin(CourseFile file, IntakePolicy policy, List<? extends ServiceEvent> said) {
    return collect(file, null, policy, said);
  }

  static Decision<Intake> collect(Collecting before, CourseFile file, IntakePolicy policy, List<? extends ServiceEvent> said) {
    return collect(file, before.remindedAt(), policy, said);
  }

  /** The same stage with another file, where what changed neither completes it nor moves a clock. */
  static Intake replaced(Intake state, CourseFile file) {
    return switch (state) {
      case Awaited awaited -> throw new IllegalStateException("no file before a request");
      case Collecting collecting ->
          new Collecting(file, collecting.missing(), collecting.expiresAt(), collecting.remindAt(), collecting.remindedAt());
      case Completed completed -> new Completed(file, completed.completedAt());
      case Closed closed -> new Closed(file, closed.reason(), closed.closedAt());
    };
  }

  private static Decision<Intake> collect(
      CourseFile file, @Nullable Instant remindedAt, IntakePolicy policy, List<? extends ServiceEvent> said) {
    List<Missing> missing = Missing.in(file, policy);
    if (!missing.isEmpty()) {
      Instant latest = file.latestFactAt();
      Instant remind = latest.plus(Duration.ofDays(policy.remindAfterDays()));
      boolean alreadySaid = remindedAt != null && !remind.isAfter(remindedAt);
      Instant expires = latest.plus(Duration.ofDays(policy.expireAfterDays()));
      return Decision.accept(new Collecting(file, missing, expires, alreadySaid ? null : remind, remindedAt), said);
    }
    List<ServiceEvent> events = new ArrayList<>(said);
    events.add(file.asCompleted());
    return Decision.accept(new Completed(file, file.latestFactAt()), events);
  }
}
