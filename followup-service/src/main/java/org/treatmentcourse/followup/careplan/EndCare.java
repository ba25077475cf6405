package org.treatmentcourse.followup.careplan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param outcome code in upper case, e.g. {@code REACHED} */
record EndCare(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String outcome) {}
