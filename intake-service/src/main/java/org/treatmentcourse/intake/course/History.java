package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.HistoryReported;
import org.treatmentcourse.contracts.EarlierCourse;
import org.treatmentcourse.contracts.PainTreatment;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.contracts.decide.Occurrence;

/**
 * The history as told last. What is absent is unknown, what is empty was asked and is nothing.
 *
 * @param at when it was told
 * @param event id of the event that brought it; decides between two told at the same moment
 */
public record History(
    @Nullable Boolean canBecomePregnant,
    List<Trial> trials,
    @Nullable List<PainTreatment> painTreatments,
    @Nullable List<EarlierCourse> earlierCourses,
    @Nullable List<String> goals,
    Instant at,
    String event) {
  public History {
    trials = List.copyOf(trials);
    painTreatments = painTreatments == null ? null : List.copyOf(painTreatments);
    earlierCourses = earlierCourses == null ? null : List.copyOf(earlierCourses);
    goals = goals == null ? null : List.copyOf(goals);
  }

  static History of(HistoryReported told, Occurrence when) {
    return new History(
        told.canBecomePregnant(), told.trials(), told.painTreatments(), told.earlierCourses(), told.goals(), when.occurredAt(), when.id());
  }

  boolean isNewerThan(@Nullable History other) {
    if (other == null) {
      return true;
    }
    int order = at.compareTo(other.at);
    return order > 0 || (order == 0 && event.compareTo(other.event) > 0);
  }

  boolean saysTheSameAs(@Nullable History other) {
    return other != null && equals(other.told(at, event));
  }

  private History told(Instant when, String through) {
    return new History(canBecomePregnant, trials, painTreatments, earlierCourses, goals, when, through);
  }
}
