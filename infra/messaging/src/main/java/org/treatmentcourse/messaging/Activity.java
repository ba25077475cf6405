package org.treatmentcourse.messaging;

import java.util.Optional;

/** Work of a service besides delivery, e.g. a booker; while it is busy the process is not quiet. */
@FunctionalInterface
public interface Activity {
  /** What it is doing, or empty when idle. */
  Optional<String> busy();
}
