package org.treatmentcourse.scheduling.onintake;

import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Series;

/** Consents come one by one and the site with the request, so the finished file adds nothing here. */
public final class WhenIntakeCompletedThenNothingToSchedule implements Reaction<Series, IntakeCompleted> {
  @Override
  public Decision<Series> react(Series series, IntakeCompleted event, Occurrence when) {
    return Decision.accept(series);
  }
}
