package org.treatmentcourse.local.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * What people and systems of one clinic do, in simulated time. Both methods are called only when everything is quiet,
 * never two at a time for one clinic.
 */
public interface Script {

  /**
   * When the next step is to run; asked afresh each time everything has become quiet, so it may depend on what has
   * happened. A time that has passed means now; empty means the script has ended.
   */
  Optional<Instant> next();

  /**
   * Runs the steps that are due.
   *
   * @param now the clinic's business time, applied in every process
   */
  void run(Instant now) throws Exception;
}
