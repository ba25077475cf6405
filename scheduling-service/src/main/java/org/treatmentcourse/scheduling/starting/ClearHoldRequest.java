package org.treatmentcourse.scheduling.starting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.course.Review;

/**
 * @param hold which one; may be absent where there is but one that can be cleared
 * @param reason the prescriber's note; stays in this store
 */
record ClearHoldRequest(@Nullable Review hold, @NotBlank @Size(max = 500) String reason) {}
