package org.treatmentcourse.dashboard;

import java.time.Instant;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Topics;

/** Something a service said about a course. */
public record Said(ServiceEvent event, Instant at) {

  public String topic() {
    EventType type = Catalogue.of(event);
    return Topics.of(java.util.Objects.requireNonNull(type.producer()), type.channel());
  }
}
