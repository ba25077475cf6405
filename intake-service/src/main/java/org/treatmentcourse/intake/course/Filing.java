package org.treatmentcourse.intake.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/** What follows when something was put into a file: it may now be complete. */
final class Filing {
  private Filing() {}

  static Decision<Intake> collect(CourseFile file, IntakePolicy policy, List<? extends ServiceEvent> said) {
    List<Missing> missing = Missing.in(file, policy);
    if (!missing.isEmpty()) {
      return Decision.accept(new Collecting(file, missing, file.latestFactAt().plus(Duration.ofDays(policy.expireAfterDays()))), said);
    }
    List<ServiceEvent> events = new ArrayList<>(said);
    events.add(file.asCompleted());
    return Decision.accept(new Completed(file, file.latestFactAt()), events);
  }
}
