package org.treatmentcourse.scheduling.dose;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** @param deliveredMg 0 to 500 */
record DoseEndRequest(@NotNull @Min(0) @Max(500) Integer deliveredMg) {}
