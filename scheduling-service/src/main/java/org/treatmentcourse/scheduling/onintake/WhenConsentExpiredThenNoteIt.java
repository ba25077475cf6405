package org.treatmentcourse.scheduling.onintake;

import org.treatmentcourse.contracts.IntakeEvent.ConsentExpired;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** No session starts on a consent that has run out; one that runs had it when it began. */
public final class WhenConsentExpiredThenNoteIt implements Reaction<Series, ConsentExpired> {
  @Override
  public Decision<Series> react(Series series, ConsentExpired event, Occurrence when) {
    return Plans.note(series, series.known().with(series.known().consents().expired(event.consent(), event.grantedAt())));
  }
}
