package org.treatmentcourse.scheduling.course;

import java.util.List;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;

/** A step of a larger decision. */
record Change(Running running, List<ServiceEvent> events) {

  Change {
    events = List.copyOf(events);
  }

  Decision<Series> accepted() {
    return Decision.accept(running, events);
  }
}
