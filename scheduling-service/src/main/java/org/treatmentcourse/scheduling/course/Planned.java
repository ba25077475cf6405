package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a time.
 *
 * @param rebookBy for one that had a time and lost it: when a new one must be found, or null
 * @param atRisk whether that moment has passed
 * @param setback why the last time was lost, or null
 */
public record Planned(Order order, @Nullable Instant rebookBy, boolean atRisk, @Nullable Setback setback) implements Session {

  static Planned of(Order order) {
    return new Planned(order, null, false, null);
  }

  /**
   * @param code {@code NO_SHOW}, {@code CANCELLED}, {@code RELEASED}, or the gate that failed
   */
  public record Setback(String code, Instant at) {}
}
