package org.treatmentcourse.scheduling.adverse;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason in the words of whoever decides; stays in this store */
record ReleaseSeriesRequest(@NotBlank @Size(max = 500) String reason) {}
