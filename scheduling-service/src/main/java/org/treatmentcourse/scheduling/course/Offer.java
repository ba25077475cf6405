package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;

/**
 * Chairs kept for a patient who has not decided yet.
 *
 * @param attempt under which the chairs were taken
 * @param until business time at which they are let go
 */
public record Offer(String attempt, List<Appointment> appointments, Instant until) {
  public Offer {
    appointments = List.copyOf(appointments);
  }
}
