package org.treatmentcourse.intake.consents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param version of the text that is put before the person */
record ProposeConsentRequest(@NotBlank @Size(max = 20) String version) {}
