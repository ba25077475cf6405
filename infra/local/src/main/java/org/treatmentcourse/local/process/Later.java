package org.treatmentcourse.local.process;

import java.time.Duration;

/** Runs something after a while, unless the system has been closed by then. */
@FunctionalInterface
public interface Later {

  void execute(Runnable task, Duration delay);
}
