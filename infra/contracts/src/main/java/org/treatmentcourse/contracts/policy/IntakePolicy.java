package org.treatmentcourse.contracts.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.contracts.Range;

/**
 * What intake asks for before a course can be evaluated, and how long what it holds counts.
 *
 * @param consentValidDays days after which a grant runs out; a consent that is not named never does
 * @param remindAfterDays days without a new fact after which somebody should ask again
 * @param expireAfterDays days without a new fact after which an incomplete intake is declined
 * @param coverageStaleAfterDays days after which a payer's answer is too old
 * @param maxAgeYears oldest age that is taken for a birth date and not for a slip of the pen
 */
public record IntakePolicy(
    String version,
    LocalDate effectiveFrom,
    Required required,
    Map<Consent, @Range(min = 1, max = 3650) Integer> consentValidDays,
    @Range(min = 1, max = 730) int remindAfterDays,
    @Range(min = 1, max = 730) int expireAfterDays,
    @Range(min = 90, max = 150) int maxAgeYears,
    @Range(min = 1, max = 365) int coverageStaleAfterDays,
    Retention retention,
    Map<String, String> sources)
    implements Pack {

  public IntakePolicy {
    consentValidDays = Map.copyOf(consentValidDays);
    sources = Map.copyOf(sources);
  }

  /**
   * @param history whether the history as told is needed
   * @param consents each must be active, whatever the provider model
   * @param consentsByModel each must be active too, where the model is known to be that one
   * @param assessments instrument keys; each must have been scored once
   */
  public record Required(
      boolean history, List<Consent> consents, Map<ProviderModel, List<Consent>> consentsByModel, List<String> assessments) {
    public Required {
      consents = List.copyOf(consents);
      consentsByModel = Map.copyOf(consentsByModel);
      assessments = List.copyOf(assessments);
    }

    /** Those of every model first. */
    public List<Consent> consentsFor(@Nullable ProviderModel model) {
      List<Consent> all = new ArrayList<>(consents);
      List<Consent> more = model == null ? List.of() : consentsByModel.getOrDefault(model, List.of());
      more.stream().filter(consent -> !consents.contains(consent)).forEach(all::add);
      return all;
    }
  }

  /**
   * How long a record must be kept.
   *
   * @param jurisdiction whose law it is, e.g. {@code US-MD}
   * @param years after the end of the course
   * @param adultAgeYears age below which a patient is a minor
   * @param minorUntilAgeYears a minor's record is kept at least until that birthday
   */
  public record Retention(
      String jurisdiction,
      @Range(min = 6, max = 100) int years,
      @Range(min = 18, max = 21) int adultAgeYears,
      @Range(min = 18, max = 100) int minorUntilAgeYears) {}
}
