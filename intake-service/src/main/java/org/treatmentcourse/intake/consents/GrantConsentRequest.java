package org.treatmentcourse.intake.consents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.treatmentcourse.contracts.Consent;

/** @param version of the text that was agreed to */
record GrantConsentRequest(@NotNull Consent consent, @NotBlank @Size(max = 20) String version) {}
