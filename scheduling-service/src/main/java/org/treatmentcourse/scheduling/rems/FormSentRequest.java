package org.treatmentcourse.scheduling.rems;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param reference what the REMS answered with, or where the copy is
 * @param sentAt when it was sent; absent: now
 */
record FormSentRequest(@NotBlank @Size(max = 64) String reference, @Nullable Instant sentAt) {}
