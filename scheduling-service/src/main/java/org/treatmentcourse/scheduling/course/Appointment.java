package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;

/**
 * A session's time and chair.
 *
 * @param attempt the booking attempt under which the chair was taken
 * @param prepMin minutes from the appointment to the planned start of the dose
 */
public record Appointment(Booking booking, String attempt, int prepMin) {

  public int session() {
    return booking.session();
  }

  public Instant startsAt() {
    return booking.startsAt();
  }

  public Instant dosePlannedAt() {
    return booking.startsAt().plus(Duration.ofMinutes(prepMin));
  }

  public LocalDate date() {
    return booking.date();
  }

  public ZoneId zone() {
    return ZoneId.of(booking.zone());
  }

  /** Id of the site day that has the chair. */
  public String day(String clinic) {
    return clinic + "/" + booking.site() + "/" + booking.date();
  }
}
