package org.treatmentcourse.scheduling.onclinic;

import org.treatmentcourse.contracts.ClinicEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.Doses;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;

/** What happened to the patient is told at once, at whatever stage. */
public final class WhenAdverseEventRecordedThenTell implements Reaction<Series, AdverseEventRecorded> {
  @Override
  public Decision<Series> react(Series series, AdverseEventRecorded event, Occurrence when) {
    return switch (series) {
      case Running running -> 
          Doses.adverseEvent(
              running,
              event.session(),
              new SchedulingEvent.AdverseEventRecorded(event.session(), event.term(), event.grade(), event.serious()));
      case Awaited awaited -> throw new IllegalStateException("a clinic event came before its course");
    };
  }
}
