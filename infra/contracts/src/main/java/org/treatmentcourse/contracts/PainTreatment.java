package org.treatmentcourse.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Something that was tried against pain.
 *
 * @param code the clinic's code, e.g. {@code GABAPENTIN} or {@code NERVE_BLOCK}
 * @param helped absent is unknown
 */
public record PainTreatment(@Text(maxLength = 40, pattern = Text.CODE) String code, @Nullable Boolean helped) {}
