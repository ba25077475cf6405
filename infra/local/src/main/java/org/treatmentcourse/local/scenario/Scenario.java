package org.treatmentcourse.local.scenario;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Clinic;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file as read.
 *
 * @param given what is played first, without its expectations
 * @param zone IANA zone of the clinic, its own or that of {@code given}
 * @param sites of its own or of {@code given}
 * @param policy overrides, those of {@code given} included
 * @param start clinic's wall time
 */
record Scenario(Path file, String name, @Nullable Scenario given, String zone, List<Clinic.Site> sites, ObjectNode policy, LocalDateTime start,
    List<Step> steps) {

  /** When its last step with a time begins. */
  LocalDateTime end() {
    LocalDateTime named = start;
    LocalDateTime end = start;
    for (Step step : steps) {
      Moment at = step.at();
      if (at != null) {
        end = at.from(named);
        named = at instanceof Moment.At ? end : named;
      }
    }
    return end;
  }
}
