package org.treatmentcourse.scheduling.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** A site as scheduling needs it. Appointments are wall time there; instants follow from its zone (DOMAIN 7.2). */
public record Place(String clinic, ZoneId zone, OpeningHours hours, Clinic.Site registered) {

  /** Empty if the clinic has no such site. */
  public static Optional<Place> of(Clinic clinic, String site) {
    return clinic.sites().stream().filter(one -> one.id().equals(site)).findFirst().map(one -> of(clinic.id(), clinic.zone(), one));
  }

  /** @param zone for a site that names none */
  public static Place of(String clinic, String zone, Clinic.Site site) {
    return new Place(clinic, ZoneId.of(site.zone() == null ? zone : site.zone()), OpeningHours.of(site.hours()), site);
  }

  public String site() {
    return registered.id();
  }

  public String day(LocalDate date) {
    return clinic + "/" + site() + "/" + date;
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
    return at(date, hours.closes());
  }

  /** Whether esketamine may be given here that day. */
  public boolean isCertified(LocalDate date) {
    Clinic.Rems rems = registered.rems();
    return rems != null && (rems.expires() == null || !date.isAfter(rems.expires()));
  }

  /** Whoever lacks a credential that the policy asks of the role does not count. */
  public Cover cover(LocalDate date, SchedulingPolicy.Site policy) {
    List<Cover.Outage> outages =
        orNone(registered.closures()).stream()
            .filter(closure -> !date.isBefore(closure.first()) && !date.isAfter(closure.last()))
            .map(closure -> outage(closure, date))
            .toList();
    return new Cover(registered.chairs(), outages, registered.roster() == null ? everybody(date, policy) : rostered(registered.roster(), date, policy));
  }

  private Cover.Outage outage(Clinic.Closure closure, LocalDate date) {
    Instant from = closure.from() == null ? dayBegins(date) : at(date, closure.from());
    Instant to = closure.to() == null ? dayBegins(date.plusDays(1)) : at(date, closure.to());
    Integer chairs = closure.chairs();
    return chairs == null ? new Cover.Outage(from, to, registered.chairs(), true) : new Cover.Outage(from, to, chairs, false);
  }

  /** A site that keeps no roster here says that whoever is needed is there. */
  private List<Cover.Shift> everybody(LocalDate date, SchedulingPolicy.Site policy) {
    Instant from = dayBegins(date);
    Instant to = dayBegins(date.plusDays(1));
    return List.of(
        new Cover.Shift(Clinic.StaffRole.NURSE, registered.nurses(), from, to, Set.of()),
        new Cover.Shift(Clinic.StaffRole.PRESCRIBER, 1, from, to, Set.copyOf(policy.onSite())),
        new Cover.Shift(Clinic.StaffRole.THERAPIST, registered.chairs(), from, to, Set.of()),
        new Cover.Shift(Clinic.StaffRole.GUIDE, registered.chairs(), from, to, Set.of()));
  }

  private List<Cover.Shift> rostered(List<Clinic.Staff> roster, LocalDate date, SchedulingPolicy.Site policy) {
    List<Cover.Shift> shifts = new ArrayList<>();
    for (Clinic.Staff one : roster) {
      Set<String> valid =
          orNone(one.credentials()).stream().filter(shown -> shown.validOn(date)).map(Clinic.Credential::code).collect(Collectors.toSet());
      boolean counts = valid.containsAll(policy.credentials().getOrDefault(one.role(), List.of()));
      if (counts && orNone(one.away()).stream().noneMatch(days -> days.include(date))) {
        one.hours().stream()
            .map(OpeningHours::of)
            .filter(hours -> hours.days().contains(date.getDayOfWeek()))
            .forEach(hours -> shifts.add(new Cover.Shift(one.role(), 1, at(date, hours.opens()), at(date, hours.closes()), valid)));
      }
    }
    return shifts;
  }

  private Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(zone).toInstant();
  }

  private Instant dayBegins(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
