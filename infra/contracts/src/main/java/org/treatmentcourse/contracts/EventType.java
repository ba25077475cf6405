package org.treatmentcourse.contracts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One type of event as the wire knows it.
 *
 * @param wire stable name with its version, e.g. {@code evaluation.plan-approved.v1}
 * @param record the class that carries its body
 * @param producer the service that emits it; null for what clinic systems send
 * @param owner the service that validates a clinic event and refuses or re-emits it; null for service events
 * @param channel the stream it travels on; for clinic events SAFETY means that it passes what is held
 * @param heardBy the services that handle it; every other service ignores it
 */
public record EventType(
    String wire, Class<? extends Event> record, @Nullable Service producer, @Nullable Service owner, Channel channel, Set<Service> heardBy) {

  public boolean isClinic() {
    return producer == null;
  }

  /** What a handler refers to; {@code v1} of {@code clinic.vitals-recorded.v1} is 1. */
  public int version() {
    return Integer.parseInt(wire.substring(wire.lastIndexOf(".v") + 2));
  }
}
