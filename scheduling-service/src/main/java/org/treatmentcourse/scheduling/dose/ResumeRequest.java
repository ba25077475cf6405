package org.treatmentcourse.scheduling.dose;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason the prescriber's note; stays in this store */
record ResumeRequest(@NotBlank @Size(max = 500) String reason) {}
