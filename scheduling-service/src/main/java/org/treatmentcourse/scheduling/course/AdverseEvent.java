package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ActionTaken;
import org.treatmentcourse.contracts.ClinicEvent.EventOutcome;
import org.treatmentcourse.contracts.ClinicEvent.Relatedness;
import org.treatmentcourse.contracts.ClinicEvent.Seriousness;

/**
 * As it was reported; stays in this store.
 *
 * @param term as reported, also if the pack does not list it
 * @param grade CTCAE v5, 1 to 5
 * @param resolvedAt null while it lasts, or if nobody knows
 */
public record AdverseEvent(
    int session,
    String term,
    int grade,
    boolean serious,
    List<Seriousness> seriousness,
    Instant onsetAt,
    @Nullable Instant resolvedAt,
    @Nullable Relatedness relatedness,
    @Nullable ActionTaken action,
    @Nullable EventOutcome outcome) {

  public AdverseEvent {
    seriousness = List.copyOf(seriousness);
  }

  /** The same event, told of again: in the same session, with the same term and onset. */
  boolean isAgain(AdverseEvent before) {
    return session == before.session && term.equals(before.term) && onsetAt.equals(before.onsetAt);
  }
}
