package org.treatmentcourse.scheduling.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Risk;
import org.treatmentcourse.scheduling.course.Series;

/** A start needs fresh answers, and none that calls for a person. */
public final class WhenAssessmentScoredThenNoteRisk implements Reaction<Series, AssessmentScored> {
  @Override
  public Decision<Series> react(Series series, AssessmentScored event, Occurrence when) {
    Risk.Assessment answer = new Risk.Assessment(event.instrument(), event.answered(when.occurredAt()), event.tier(), event.item9(), event.total());
    return Plans.note(series, series.known().with(series.known().risk().assessed(answer)));
  }
}
