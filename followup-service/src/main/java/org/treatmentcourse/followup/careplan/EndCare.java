package org.treatmentcourse.followup.careplan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.treatmentcourse.followup.Codes;

/** @param outcome code in upper case, e.g. {@code REACHED} */
record EndCare(@NotNull @Pattern(regexp = Codes.PATTERN) String outcome) {}
