package org.treatmentcourse.scheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.course.Appointment;
import org.treatmentcourse.scheduling.course.Spacing;

/** A time found for a session. */
public record Placement(int session, LocalDate date, LocalTime start, Slot slot) {

  Instant startsAt() {
    return slot.from();
  }

  /** The same time, for another session of the series. */
  Placement as(int number) {
    return new Placement(number, date, start, slot);
  }

  Spacing.Dose dose() {
    return new Spacing.Dose(session, slot.dose(), date);
  }

  Appointment under(String attempt, Place place, int prepMin) {
    Booking booking = new Booking(session, place.site(), date, start, place.zone().getId(), slot.from(), slot.minutes());
    return new Appointment(booking, attempt, prepMin);
  }
}
