package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * On site; a gate has failed at the last try.
 *
 * @param failures codes of the gates that failed
 * @param clearances a prescriber's decisions, by the hold they are about
 */
public record Held(
    Order order, Appointment appointment, Arrival arrival, Vitals vitals, Instant dayEnds, List<String> failures, Map<Review, Clearance> clearances)
    implements OnSite {

  public Held {
    failures = List.copyOf(failures);
    clearances = Map.copyOf(clearances);
  }

  /** Held again, or for the first time; what a prescriber decided stays. */
  static Held of(OnSite here, List<String> failures) {
    Map<Review, Clearance> clearances = here instanceof Held held ? held.clearances : Map.of();
    return new Held(here.order(), here.appointment(), here.arrival(), here.vitals(), here.dayEnds(), failures, clearances);
  }

  @Override
  public Held arrived(Arrival now) {
    return new Held(order, appointment, now, vitals, dayEnds, failures, clearances);
  }

  @Override
  public Held measured(Vitals now) {
    return new Held(order, appointment, arrival, now, dayEnds, failures, clearances);
  }

  Held cleared(Review review, Clearance by) {
    Map<Review, Clearance> all = new EnumMap<>(Review.class);
    all.putAll(clearances);
    all.put(review, by);
    return new Held(order, appointment, arrival, vitals, dayEnds, failures, all);
  }

  /**
   * @param at covers every reading up to here
   * @param reason in the prescriber's words; stays in this store
   */
  public record Clearance(Instant at, String reason) {}
}
