package org.treatmentcourse.scheduling.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.Clinic;

/** A site as scheduling needs it. Appointments are wall time there; instants follow from its zone (DOMAIN 7.2). */
public record Place(String clinic, String site, ZoneId zone, OpeningHours hours, int chairs, int nurses) {

  /** Empty if the clinic has no such site. */
  public static Optional<Place> of(Clinic clinic, String site) {
    return clinic.sites().stream()
        .filter(one -> one.id().equals(site))
        .findFirst()
        .map(
            one ->
                new Place(
                    clinic.id(),
                    one.id(),
                    ZoneId.of(one.zone() == null ? clinic.zone() : one.zone()),
                    OpeningHours.of(one.hours()),
                    one.chairs(),
                    one.nurses()));
  }

  public String day(LocalDate date) {
    return clinic + "/" + site + "/" + date;
  }

  public LocalDate dateOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** Empty for a wall time that the clock leaps over; the first of two for one that comes twice. */
  public Optional<Instant> instant(LocalDate date, LocalTime time) {
    LocalDateTime local = date.atTime(time);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.stream().findFirst().map(local::toInstant);
  }

  public Instant closing(LocalDate date) {
    return date.atTime(hours.closes()).atZone(zone).toInstant();
  }
}
