package org.treatmentcourse.scheduling.onblockage;

import org.treatmentcourse.contracts.Blockage;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** Safety stream: that service may not have decided all it would have, so no session starts. What runs goes on. */
public record WhenCourseBlockedThenHoldStarts(Service by) implements Reaction<Series, Blockage.Raised> {

  @Override
  public Decision<Series> react(Series series, Blockage.Raised event, Occurrence when) {
    return Plans.note(series, series.known().with(series.known().blockedBy().raised(by, event.blockage())));
  }
}
