package org.treatmentcourse.scheduling.booking;

import java.util.Optional;
import org.treatmentcourse.messaging.Activity;

/** Chairs that wait to be given back keep the process from being quiet. */
public final class ChairsToSettle implements Activity {
  private final Booker booker;
  private final StoredCourses courses;

  public ChairsToSettle(Booker booker, StoredCourses courses) {
    this.booker = booker;
    this.courses = courses;
  }

  @Override
  public Optional<String> busy() {
    if (booker.busy()) {
      return Optional.of("booking");
    }
    return courses.unsettled().isEmpty() ? Optional.empty() : Optional.of("chairs to settle");
  }
}
