package org.treatmentcourse.scheduling.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** Lifts the one escalation it names. */
public final class WhenSuicideRiskResolvedThenUnblock implements Reaction<Series, SuicideRiskResolved> {
  @Override
  public Decision<Series> react(Series series, SuicideRiskResolved event, Occurrence when) {
    return Plans.note(series, series.known().with(series.known().risk().resolved(event.occurrence(), when.occurredAt())));
  }
}
