package org.treatmentcourse.intake.duplicates;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason how staff know that these are two people; stays in intake */
record DismissRequest(@NotBlank @Size(max = 200) String reason) {}
