package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.HistoryReported;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.contracts.decide.Occurrence;

/**
 * The history as told last.
 *
 * @param canBecomePregnant absent is unknown
 * @param at when it was told
 * @param event id of the event that brought it; decides between two told at the same moment
 */
public record History(@Nullable Boolean canBecomePregnant, List<Trial> trials, Instant at, String event) {

  public History {
    trials = List.copyOf(trials);
  }

  static History of(HistoryReported told, Occurrence when) {
    return new History(told.canBecomePregnant(), told.trials(), when.occurredAt(), when.id());
  }

  boolean isNewerThan(@Nullable History other) {
    if (other == null) {
      return true;
    }
    int order = at.compareTo(other.at);
    return order > 0 || (order == 0 && event.compareTo(other.event) > 0);
  }

  boolean saysTheSameAs(@Nullable History other) {
    return other != null && trials.equals(other.trials) && java.util.Objects.equals(canBecomePregnant, other.canBecomePregnant);
  }
}
