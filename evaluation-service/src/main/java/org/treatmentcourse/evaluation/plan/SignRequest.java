package org.treatmentcourse.evaluation.plan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** @param planVersion the version that was seen */
record SignRequest(@NotNull @Positive Integer planVersion) {}
