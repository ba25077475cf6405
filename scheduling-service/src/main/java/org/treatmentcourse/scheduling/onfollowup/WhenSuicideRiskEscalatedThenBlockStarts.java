package org.treatmentcourse.scheduling.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Blocks;
import org.treatmentcourse.scheduling.course.Series;

/** No dose until a person has disposed of it. */
public final class WhenSuicideRiskEscalatedThenBlockStarts implements Reaction<Series, SuicideRiskEscalated> {
  @Override
  public Decision<Series> react(Series series, SuicideRiskEscalated event, Occurrence when) {
    return Blocks.escalate(series, event.occurrence());
  }
}
