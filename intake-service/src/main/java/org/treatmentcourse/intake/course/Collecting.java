package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.List;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * The file is being filled.
 *
 * @param missing what is still asked for; never empty
 * @param expiresAt when the intake is given up if nothing new comes
 */
public record Collecting(CourseFile file, List<Missing> missing, Instant expiresAt) implements Intake {
  /** Name of the clock that gives an intake up. */
  public static final String EXPIRES = "intake-expires";

  public Collecting {
    missing = List.copyOf(missing);
    if (missing.isEmpty()) {
      throw new IllegalArgumentException("a file with nothing missing is complete");
    }
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public List<Timer> timers() {
    return List.of(Timer.assumption(EXPIRES, expiresAt));
  }
}
