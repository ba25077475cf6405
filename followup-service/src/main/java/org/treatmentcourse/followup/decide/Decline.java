package org.treatmentcourse.followup.decide;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.treatmentcourse.followup.Codes;

/** @param reason code in upper case, e.g. {@code PATIENT_PREFERENCE} */
record Decline(@NotNull @Pattern(regexp = Codes.PATTERN) String reason) {}
