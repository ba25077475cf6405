package org.treatmentcourse.scheduling.course;

import java.time.Instant;

/** On site; the gates have not been tried, or have not failed. */
public record CheckedIn(Order order, Appointment appointment, Arrival arrival, Vitals vitals, Instant dayEnds) implements OnSite {

  @Override
  public CheckedIn arrived(Arrival now) {
    return new CheckedIn(order, appointment, now, vitals, dayEnds);
  }

  @Override
  public CheckedIn measured(Vitals now) {
    return new CheckedIn(order, appointment, arrival, now, dayEnds);
  }
}
