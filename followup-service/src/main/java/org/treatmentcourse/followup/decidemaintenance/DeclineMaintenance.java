package org.treatmentcourse.followup.decidemaintenance;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param reason code in upper case, e.g. {@code PATIENT_PREFERENCE} */
record DeclineMaintenance(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String reason) {}
