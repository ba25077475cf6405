package org.treatmentcourse.followup.resolveescalation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param disposition code in upper case, e.g. {@code SAFE_TO_CONTINUE} */
record ResolveEscalation(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String disposition) {}
