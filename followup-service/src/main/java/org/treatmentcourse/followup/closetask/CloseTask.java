package org.treatmentcourse.followup.closetask;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param disposition code in upper case, e.g. {@code PATIENT_REACHED} */
record CloseTask(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String disposition) {}
