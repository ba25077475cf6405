package org.treatmentcourse.evaluation.course.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.BloodPressure;
import org.treatmentcourse.evaluation.course.Facts;
import org.treatmentcourse.evaluation.course.Told;

/**
 * Whom the rules judge.
 *
 * @param told never absent once intake has referred the course
 * @param asOf ages of evidence are counted up to here
 */
record Subject(Facts facts, Told told, Indication indication, Instant asOf, EvaluationPolicy policy) {

  boolean isOlderThan(Instant at, int days) {
    return at.plus(Duration.ofDays(days)).isBefore(asOf);
  }

  /** Readings that are not too old, grouped into visits, oldest first. */
  List<List<BloodPressure>> visits() {
    List<List<BloodPressure>> visits = new ArrayList<>();
    Duration sameVisit = Duration.ofHours(policy.bp().sameVisitHours());
    for (BloodPressure reading : facts.readings()) {
      if (isOlderThan(reading.at(), policy.bp().maxAgeDays())) {
        continue;
      }
      boolean goesOn = !visits.isEmpty() && !visits.getLast().getLast().at().plus(sameVisit).isBefore(reading.at());
      if (!goesOn) {
        visits.add(new ArrayList<>());
      }
      visits.getLast().add(reading);
    }
    return visits;
  }
}
