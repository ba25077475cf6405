package org.treatmentcourse.scheduling.onfollowup;

import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Contacts;
import org.treatmentcourse.scheduling.course.Series;

/** Somebody has reached the patient. */
public final class WhenTaskClosedThenBookingMayGoOn implements Reaction<Series, TaskClosed> {
  @Override
  public Decision<Series> react(Series series, TaskClosed event, Occurrence when) {
    return Contacts.closed(series, event.task());
  }
}
