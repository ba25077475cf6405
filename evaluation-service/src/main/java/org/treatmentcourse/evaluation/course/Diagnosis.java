package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;

/**
 * What was last said about one diagnosis.
 *
 * @param code ICD-10-CM, upper case
 * @param inTreatment absent is unknown
 */
public record Diagnosis(String code, ClinicalStatus status, @Nullable Boolean inTreatment, Instant at, String event) implements Dated {

  /** Whether this code, or one above it, is in the value set. */
  public boolean isIn(List<String> valueSet) {
    for (String member : valueSet) {
      if (code.startsWith(member)) {
        return true;
      }
    }
    return false;
  }
}
