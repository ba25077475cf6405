package org.treatmentcourse.scheduling.cancelling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** @param reason a code, not a story, e.g. {@code ILLNESS} */
record CancelRequest(@NotNull By by, @Nullable @Pattern(regexp = "[A-Z0-9_]{1,40}") String reason) {
  enum By {
    PATIENT,
    CLINIC
  }
}
