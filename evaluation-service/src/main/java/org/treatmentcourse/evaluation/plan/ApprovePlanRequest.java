package org.treatmentcourse.evaluation.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param protocol key in the clinic's pack, e.g. {@code IV_MDD_STD}
 * @param doseMgPerKg the protocol's starting dose where absent
 */
record ApprovePlanRequest(@NotBlank @Size(max = 40) String protocol, @Nullable @Positive Double doseMgPerKg) {}
