package org.treatmentcourse.followup.careplan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * @param percent how far it has come, 0 to 100; a goal needs it
 * @param session the completed session that an integration session belongs to; only that needs it
 */
record CareProgress(@Nullable @Min(0) @Max(100) Integer percent, @Nullable @Min(1) @Max(1000) Integer session) {}
