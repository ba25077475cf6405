package org.treatmentcourse.followup.decide;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param reason code in upper case, e.g. {@code PATIENT_PREFERENCE} */
record Decline(@NotNull @Pattern(regexp = Accept.CODE) String reason) {}
