package org.treatmentcourse.contracts;

/**
 * One earlier treatment attempt of the present episode.
 *
 * @param drug RxNorm ingredient code or the clinic's local code
 * @param weeks at that dose, 0 to 520
 * @param adequateDose whether the dose reached the label's usual range
 * @param improvementPct best improvement, 0 to 100 percent
 */
public record Trial(
    @Text(maxLength = 40) String drug,
    @Range(min = 0, max = 520) int weeks,
    boolean adequateDose,
    @Range(min = 0, max = 100) int improvementPct) {}
