package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * The file is being filled.
 *
 * @param missing what is still asked for; never empty
 * @param expiresAt when the intake is given up if nothing new comes
 * @param remindAt when somebody should ask again if nothing new comes; absent once that was said
 * @param remindedAt when that was last said
 */
public record Collecting(
    CourseFile file, List<Missing> missing, Instant expiresAt, @Nullable Instant remindAt, @Nullable Instant remindedAt) implements Intake {
  /** Name of the clock that gives an intake up. */
  public static final String EXPIRES = "intake-expires";

  /** Name of the clock after which somebody should ask again. */
  public static final String REMIND = "intake-remind";

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
    List<Timer> timers = new ArrayList<>(file.timers());
    timers.add(Timer.assumption(EXPIRES, expiresAt));
    if (remindAt != null) {
      timers.add(Timer.assumption(REMIND, remindAt));
    }
    return timers;
  }
}
