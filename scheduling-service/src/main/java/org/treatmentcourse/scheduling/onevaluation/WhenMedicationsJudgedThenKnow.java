package org.treatmentcourse.scheduling.onevaluation;

import org.treatmentcourse.contracts.EvaluationEvent.MedicationsJudged;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Medication;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** A start waits for this where the patient said that something has changed. */
public final class WhenMedicationsJudgedThenKnow implements Reaction<Series, MedicationsJudged> {
  @Override
  public Decision<Series> react(Series series, MedicationsJudged event, Occurrence when) {
    return Plans.note(series, series.known().with(new Medication(when.occurredAt(), event.rules())));
  }
}
