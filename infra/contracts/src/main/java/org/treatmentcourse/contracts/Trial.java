package org.treatmentcourse.contracts;

import org.jspecify.annotations.Nullable;

/**
 * One earlier treatment attempt of the present episode. What is absent is unknown.
 *
 * @param drug RxNorm ingredient code or the clinic's local code
 * @param weeks at that dose, 0 to 520
 * @param adequateDose whether the dose reached the label's usual range
 * @param improvementPct best improvement, 0 to 100 percent
 * @param dailyDoseMg highest dose kept, mg a day, 0 to 10,000
 * @param adherencePct share of the doses taken, 0 to 100 percent
 * @param drugClass code, e.g. {@code SSRI}
 * @param stoppedForAdverseEffect whether it was given up because it was not tolerated
 */
public record Trial(
    @Text(maxLength = 40) String drug,
    @Range(min = 0, max = 520) int weeks,
    boolean adequateDose,
    @Range(min = 0, max = 100) int improvementPct,
    @Nullable @Range(min = 0, max = 10_000) Double dailyDoseMg,
    @Nullable @Range(min = 0, max = 100) Integer adherencePct,
    @Nullable @Text(maxLength = 40, pattern = Text.CODE) String drugClass,
    @Nullable Boolean stoppedForAdverseEffect) {

  /** With nothing that may be left out. */
  public Trial(String drug, int weeks, boolean adequateDose, int improvementPct) {
    this(drug, weeks, adequateDose, improvementPct, null, null, null, null);
  }
}
