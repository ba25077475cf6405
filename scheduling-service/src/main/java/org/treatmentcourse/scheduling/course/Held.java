package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On site; a gate has failed at the last try.
 *
 * @param failures codes of the gates that failed
 * @param clearance a prescriber's decision on a raised blood pressure, or null
 */
public record Held(
    Order order, Appointment appointment, Arrival arrival, Vitals vitals, Instant dayEnds, List<String> failures, @Nullable Clearance clearance)
    implements OnSite {

  public Held {
    failures = List.copyOf(failures);
  }

  @Override
  public Held arrived(Arrival now) {
    return new Held(order, appointment, now, vitals, dayEnds, failures, clearance);
  }

  @Override
  public Held measured(Vitals now) {
    return new Held(order, appointment, arrival, now, dayEnds, failures, clearance);
  }

  Held cleared(Clearance by) {
    return new Held(order, appointment, arrival, vitals, dayEnds, failures, by);
  }

  /**
   * @param at covers every reading up to here
   * @param reason in the prescriber's words; stays in this store
   */
  public record Clearance(Instant at, String reason) {}
}
