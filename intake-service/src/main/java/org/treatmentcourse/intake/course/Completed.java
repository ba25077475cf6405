package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.List;
import org.treatmentcourse.contracts.decide.Timer;

/** The file was complete enough to evaluate. Consents and history still change. */
public record Completed(CourseFile file, Instant completedAt) implements Intake {

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public List<Timer> timers() {
    return file.timers();
  }
}
