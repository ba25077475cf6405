package org.treatmentcourse.evaluation.suspension;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param reason a code, not words: it is sent to other services */
record SuspendRequest(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{2,39}", message = "must be a code such as ADVERSE_EVENT") String reason) {}
