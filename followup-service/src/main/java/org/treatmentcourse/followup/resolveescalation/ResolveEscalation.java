package org.treatmentcourse.followup.resolveescalation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.treatmentcourse.followup.Codes;

/** @param disposition code in upper case, e.g. {@code SAFE_TO_CONTINUE} */
record ResolveEscalation(@NotNull @Pattern(regexp = Codes.PATTERN) String disposition) {}
