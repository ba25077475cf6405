package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;

/**
 * The course is over; what was decided is kept.
 *
 * @param plan the last version; absent if there never was one
 * @param reason code, from follow-up or intake
 */
public record Ended(Dossier dossier, @Nullable Plan plan, String reason, Instant endedAt) implements Evaluation {

  public Ended {
    dossier = dossier.since(endedAt);
  }
}
