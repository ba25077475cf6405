package org.treatmentcourse.contracts.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Range;

/**
 * What intake asks for before a course can be evaluated.
 *
 * @param expireAfterDays days without a new fact after which an incomplete intake is declined
 * @param maxAgeYears oldest age that is taken for a birth date and not for a slip of the pen
 */
public record IntakePolicy(
    String version,
    LocalDate effectiveFrom,
    Required required,
    @Range(min = 1, max = 730) int expireAfterDays,
    @Range(min = 90, max = 150) int maxAgeYears,
    Map<String, String> sources)
    implements Pack {

  public IntakePolicy {
    sources = Map.copyOf(sources);
  }

  /**
   * @param history whether the history as told is needed
   * @param consents each must be active
   * @param assessments instrument keys; each must have been scored once
   */
  public record Required(boolean history, List<Consent> consents, List<String> assessments) {
    public Required {
      consents = List.copyOf(consents);
      assessments = List.copyOf(assessments);
    }
  }
}
