package org.treatmentcourse.scheduling.onblockage;

import org.treatmentcourse.contracts.Blockage;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** Lifts the blockages that the service names, heard or not yet heard. */
public record WhenCourseUnblockedThenAllowStarts(Service by) implements Reaction<Series, Blockage.Lifted> {

  @Override
  public Decision<Series> react(Series series, Blockage.Lifted event, Occurrence when) {
    return Plans.note(series, series.known().with(series.known().blockedBy().lifted(by, event.upTo())));
  }
}
