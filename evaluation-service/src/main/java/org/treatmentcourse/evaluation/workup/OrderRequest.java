package org.treatmentcourse.evaluation.workup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param item key of the clinic's pack, e.g. {@code ecg} */
record OrderRequest(@NotBlank @Size(max = 40) String item) {}
