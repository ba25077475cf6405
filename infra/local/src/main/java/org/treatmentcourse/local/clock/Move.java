package org.treatmentcourse.local.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one round does to a clinic.
 *
 * @param to its business time in this round
 * @param changesTime whether that is later than before
 * @param runsStep whether its scripted step runs, at that time
 */
record Move(String clinic, Script script, Instant to, boolean changesTime, boolean runsStep) {

  /**
   * @param now null before the clinic's first step; until then its timers can't say when
   * @param step the next scripted step
   * @param timer the earliest timer, null if there is none
   */
  static Move of(String clinic, Script script, @Nullable Instant now, Instant step, @Nullable Instant timer) {
    if (now == null) {
      return new Move(clinic, script, step, true, true);
    }
    if (!step.isAfter(now)) {
      return new Move(clinic, script, now, false, true);
    }
    if (timer != null && !timer.isAfter(step)) {
      return new Move(clinic, script, timer, true, false);
    }
    return new Move(clinic, script, step, true, true);
  }
}
