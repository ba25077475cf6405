package org.treatmentcourse.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Refusal;

/**
 * Where a service keeps what comes too often for a course document. There is no inbox before it: the same packet may come again, or later than others, and
 * must then change nothing, so whoever keeps it places it by its own time.
 */
@FunctionalInterface
public interface Telemetry {

  /**
   * Returns once all of it is stored; throws to be given it again.
   *
   * @return for each packet, in that order, why it is refused, or null
   */
  List<@Nullable Refusal> take(List<Packet> packets);

  /** @param event of a type whose channel is telemetry, valid in itself */
  record Packet(CourseRef course, Event event) {}
}
