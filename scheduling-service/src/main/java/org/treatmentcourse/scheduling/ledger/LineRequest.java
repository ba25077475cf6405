package org.treatmentcourse.scheduling.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param kind what happened
 * @param ndc National Drug Code of the package, e.g. {@code 50458-028-02}
 * @param lot number of the lot
 * @param expires last day on which the lot may be used; with a receipt
 * @param mg of the substance; what was counted for a count, and the change, which may be negative, for an adjustment
 * @param containers vials or devices
 * @param session what it was issued, given or wasted for
 * @param witness who saw it: an id of the staff, not a name
 * @param reason why, as a code, e.g. {@code BROKEN_VIAL}
 */
record LineRequest(
    @NotNull Kind kind,
    @NotBlank @Size(max = 20) @Pattern(regexp = "[0-9-]+") String ndc,
    @NotBlank @Size(max = 40) String lot,
    @Nullable LocalDate expires,
    @NotNull @Min(-10_000_000) @Max(10_000_000) Integer mg,
    @Nullable @Min(0) @Max(1_000_000) Integer containers,
    @Nullable @Valid SessionOf session,
    @Nullable @Size(min = 1, max = 64) String witness,
    @Nullable @Size(max = 64) @Pattern(regexp = "[A-Z][A-Z0-9_]*") String reason) {

  /** @param session number within the course, 1 and up */
  record SessionOf(@NotNull UUID courseId, @NotNull @Min(1) @Max(1000) Integer session) {}

  Line by(String actor) {
    Line.ForSession of = session == null ? null : new Line.ForSession(session.courseId().toString(), session.session());
    return new Line(kind, new Lot(ndc, lot), expires, mg, containers, of, actor, witness, reason, null);
  }
}
