package org.treatmentcourse.scheduling.adverse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ActionTaken;
import org.treatmentcourse.contracts.ClinicEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.ClinicEvent.EventOutcome;
import org.treatmentcourse.contracts.ClinicEvent.Relatedness;
import org.treatmentcourse.contracts.ClinicEvent.Seriousness;

/**
 * @param session in which it happened, or after which
 * @param term MedDRA preferred term as text, e.g. {@code Nausea}; one that the pack does not list is told as {@code Other}
 * @param grade CTCAE v5, 1 to 5
 * @param serious whether it is one; a criterion of {@code seriousness} and a high grade make it one in any case
 * @param onsetAt when it began; absent: now
 * @param resolvedAt when it had passed; absent while it lasts
 * @param action the strongest thing that was done
 */
record AdverseEventRequest(
    @NotNull @Min(1) @Max(1000) Integer session,
    @NotBlank @Size(max = 200) String term,
    @NotNull @Min(1) @Max(5) Integer grade,
    @NotNull Boolean serious,
    @Nullable @Size(max = 6) List<Seriousness> seriousness,
    @Nullable Instant onsetAt,
    @Nullable Instant resolvedAt,
    @Nullable Relatedness relatedness,
    @Nullable ActionTaken action,
    @Nullable EventOutcome outcome) {

  AdverseEventRecorded said() {
    return new AdverseEventRecorded(session, term, grade, serious, seriousness, onsetAt, resolvedAt, relatedness, action, outcome);
  }
}
