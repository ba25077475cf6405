package org.treatmentcourse.followup.decide;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.followup.Codes;
import org.treatmentcourse.followup.course.Recommending;
import org.treatmentcourse.web.Caller;

/**
 * @param action one of the options; absent: the recommended one
 * @param intervalDays days until the next session, where another number than the recommended one is chosen; with {@code MAINTAIN} only
 * @param reason code in upper case, e.g. {@code PATIENT_PREFERENCE}; needed for what was not recommended, and where the option says so
 */
record Accept(
    @Nullable Action action, @Nullable @Min(1) @Max(365) Integer intervalDays, @Nullable @Pattern(regexp = Codes.PATTERN) String reason) {
  private static final Set<String> ORDER = Set.of("prescriber", "medical-director");

  Recommending.Answer by(Caller caller) {
    return new Recommending.Answer(action, intervalDays, reason, caller.roles().stream().anyMatch(ORDER::contains));
  }
}
