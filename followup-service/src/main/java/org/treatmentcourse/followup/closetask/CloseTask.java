package org.treatmentcourse.followup.closetask;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.treatmentcourse.followup.Codes;

/** @param disposition code in upper case, e.g. {@code PATIENT_REACHED} */
record CloseTask(@NotNull @Pattern(regexp = Codes.PATTERN) String disposition) {}
