package org.treatmentcourse.scheduling.onintake;

import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** The newest word on a consent counts. */
public final class WhenConsentGrantedThenNoteIt implements Reaction<Series, ConsentGranted> {
  @Override
  public Decision<Series> react(Series series, ConsentGranted event, Occurrence when) {
    return Plans.note(series, series.known().with(series.known().consents().granted(event.consent(), when.occurredAt())));
  }
}
