package org.treatmentcourse.local.clock;

import java.time.Duration;
import java.util.List;

/** The system didn't become quiet within the limit. */
public final class StalledException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StalledException(Duration limit, List<String> reasons) {
    super("not quiet after " + limit.toSeconds() + " s: " + String.join("; ", reasons));
  }
}
