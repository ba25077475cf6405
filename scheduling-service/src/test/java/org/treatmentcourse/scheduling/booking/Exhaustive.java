package org.treatmentcourse.scheduling.booking;

import static org.treatmentcourse.scheduling.CourseUnderTest.ZONE;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Clinic.StaffRole;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Availability;
import org.treatmentcourse.scheduling.course.Spacing;

/** Tries every series of a small clinic and judges each by arithmetic of its own: minute by minute, no code of the planner. */
final class Exhaustive {
  private Exhaustive() {}

  /** The lexicographically earliest, or null. */
  static @Nullable List<Placement> earliest(SmallClinic clinic) {
    return earliest(clinic, 0, new ArrayList<>());
  }

  private static @Nullable List<Placement> earliest(SmallClinic clinic, int index, List<Placement> chosen) {
    if (index == clinic.open().size()) {
      return chosen;
    }
    boolean first = index == 0 && clinic.fixed.isEmpty();
    LocalDate last = first ? clinic.horizon() : SmallClinic.MONDAY.plusDays(SmallClinic.DAYS + 4);
    for (LocalDate date = SmallClinic.MONDAY; !date.isAfter(last); date = date.plusDays(1)) {
      for (LocalTime start : SmallClinic.STARTS) {
        List<Placement> more = new ArrayList<>(chosen);
        more.add(clinic.placement(new Time(clinic.open().get(index), date, start)));
        if (faults(clinic, more).isEmpty()) {
          List<Placement> rest = earliest(clinic, index + 1, more);
          if (rest != null) {
            return rest;
          }
        }
      }
    }
    return null;
  }

  /** The least number of new times with which every session gets one, or null. */
  static @Nullable Integer fewestNew(SmallClinic clinic) {
    return fewestNew(clinic, 0, new ArrayList<>());
  }

  private static @Nullable Integer fewestNew(SmallClinic clinic, int index, List<Placement> chosen) {
    if (index == clinic.open().size()) {
      return 0;
    }
    int number = clinic.open().get(index);
    List<Time> candidates = new ArrayList<>(clinic.own.stream().map(own -> new Time(number, own.date(), own.start())).toList());
    boolean first = index == 0 && clinic.fixed.isEmpty();
    LocalDate last = first ? clinic.horizon() : SmallClinic.MONDAY.plusDays(SmallClinic.DAYS + 4);
    for (LocalDate date = SmallClinic.MONDAY; !date.isAfter(last); date = date.plusDays(1)) {
      for (LocalTime start : SmallClinic.STARTS) {
        candidates.add(new Time(number, date, start));
      }
    }
    Integer best = null;
    for (Time candidate : candidates) {
      if (best != null && best == 0) {
        break;
      }
      List<Placement> more = new ArrayList<>(chosen);
      more.add(clinic.placement(candidate));
      if (faults(clinic, more).isEmpty()) {
        Integer rest = fewestNew(clinic, index + 1, more);
        boolean own = clinic.own.stream().anyMatch(one -> one.date().equals(candidate.date()) && one.start().equals(candidate.start()));
        if (rest != null && (best == null || rest + (own ? 0 : 1) < best)) {
          best = rest + (own ? 0 : 1);
        }
      }
    }
    return best;
  }

  /** Everything that is wrong with these times. */
  static List<String> faults(SmallClinic clinic, List<Placement> placements) {
    List<String> faults = new ArrayList<>();
    placements.forEach(placement -> faults.addAll(clinic.judged.computeIfAbsent(placement.as(0), alone -> alone(clinic, alone))));
    spacing(clinic, placements, faults);
    return faults;
  }

  private static List<String> alone(SmallClinic clinic, Placement placement) {
    List<String> faults = new ArrayList<>();
    LocalDateTime end = LocalDateTime.ofInstant(placement.slot().to(), ZONE);
    LocalDateTime closing = placement.date().atTime(18, 0);
    if (placement.date().getDayOfWeek() == DayOfWeek.SATURDAY || placement.date().getDayOfWeek() == DayOfWeek.SUNDAY) {
      faults.add("closed on that weekday");
    }
    if (placement.start().isBefore(LocalTime.of(8, 0)) || end.plusMinutes(60).isAfter(closing)) {
      faults.add("outside opening hours");
    }
    if (placement.slot().dose().plus(Duration.ofMinutes(clinic.route.doseBeforeClosingMin())).isAfter(closing.atZone(ZONE).toInstant())) {
      faults.add("dose too late in the day");
    }
    if (clinic.eligibleUntil != null && !placement.slot().dose().isBefore(clinic.eligibleUntil)) {
      faults.add("no longer eligible");
    }
    LocalTime leaves = LocalTime.ofInstant(placement.slot().turnover(), ZONE);
    boolean away = clinic.available.away().stream().anyMatch(days -> !placement.date().isBefore(days.first()) && !placement.date().isAfter(days.last()));
    boolean free = clinic.available.windows().isEmpty();
    for (Availability.Window window : clinic.available.windows()) {
      boolean day = window.days().isEmpty() || window.days().contains(placement.date().getDayOfWeek());
      free |= day && !placement.start().isBefore(window.from()) && !leaves.isAfter(window.to());
    }
    add(faults, away || !free, "the patient is away");
    Clinic.Rems rems = clinic.site.rems();
    if (clinic.route.rems() && (rems == null || (rems.expires() != null && rems.expires().isBefore(placement.date())))) {
      faults.add("not certified");
    }
    for (Instant at = placement.slot().from(); at.isBefore(placement.slot().to()); at = at.plus(Duration.ofMinutes(1))) {
      minute(clinic, placement, at, faults);
    }
    return faults;
  }

  private static void minute(SmallClinic clinic, Placement placement, Instant at, List<String> faults) {
    LocalTime time = LocalTime.ofInstant(at, ZONE);
    int chairs = clinic.site.chairs();
    for (Clinic.Closure closure : Objects.requireNonNullElse(clinic.site.closures(), List.<Clinic.Closure>of())) {
      boolean day = !placement.date().isBefore(closure.first()) && !placement.date().isAfter(closure.last());
      boolean hour = (closure.from() == null || !time.isBefore(closure.from())) && (closure.to() == null || time.isBefore(closure.to()));
      if (day && hour) {
        chairs = closure.chairs() == null ? -1000 : chairs - closure.chairs();
      }
    }
    double nurses = 0;
    boolean prescriber = false;
    boolean acls = false;
    if (clinic.site.roster() == null) {
      nurses = clinic.site.nurses();
      prescriber = true;
      acls = true;
    } else {
      for (Clinic.Staff staff : clinic.site.roster()) {
        if (works(staff, placement.date(), time) && holds(staff, "LICENCE", placement.date())) {
          nurses += staff.role() == StaffRole.NURSE ? 1 : 0;
          prescriber |= staff.role() == StaffRole.PRESCRIBER;
          acls |= holds(staff, "ACLS", placement.date());
        }
      }
    }
    Set<String> sitting = new HashSet<>(Set.of("x"));
    double share = share(placement.slot().dose(), placement.slot().observe(), placement.slot().turnover(), at);
    boolean busy = share > 0;
    SiteDay day = clinic.days.getOrDefault(placement.date(), SiteDay.empty("none"));
    for (Taken taken : day.booked()) {
      if (!taken.courseId().equals("x") && !at.isBefore(taken.slot().from()) && at.isBefore(taken.slot().to())) {
        sitting.add(taken.courseId());
        share += share(taken.slot().dose(), taken.slot().observe(), taken.slot().turnover(), at);
      }
    }
    add(faults, sitting.size() > chairs, "chairs at " + at);
    add(faults, busy && share > nurses + 1e-9, "nurses at " + at);
    add(faults, !prescriber, "prescriber at " + at);
    add(faults, !acls, "ACLS at " + at);
  }

  private static boolean works(Clinic.Staff staff, LocalDate date, LocalTime time) {
    boolean away = staff.away() != null && staff.away().stream().anyMatch(days -> !date.isBefore(days.first()) && !date.isAfter(days.last()));
    return !away && staff.hours().stream().anyMatch(hours -> {
      boolean day = hours.endsWith("Mon-Wed") ? date.getDayOfWeek().getValue() <= 3 : date.getDayOfWeek().getValue() <= 5;
      return day && !time.isBefore(LocalTime.parse(hours.substring(0, 5))) && time.isBefore(LocalTime.parse(hours.substring(6, 11)));
    });
  }

  private static boolean holds(Clinic.Staff staff, String code, LocalDate date) {
    return Objects.requireNonNullElse(staff.credentials(), List.<Clinic.Credential>of()).stream()
        .anyMatch(shown -> shown.code().equals(code) && (shown.expires() == null || !shown.expires().isBefore(date)));
  }

  private static double share(Instant dose, Instant observe, Instant turnover, Instant at) {
    if (!at.isBefore(dose) && at.isBefore(observe)) {
      return 0.5;
    }
    return !at.isBefore(observe) && at.isBefore(turnover) ? 0.25 : 0;
  }

  private static void spacing(SmallClinic clinic, List<Placement> placements, List<String> faults) {
    List<Spacing.Dose> all = new ArrayList<>(clinic.fixed);
    placements.forEach(placement -> all.add(placement.dose()));
    all.sort(Comparator.comparingInt(Spacing.Dose::number));
    for (int i = 1; i < all.size(); i++) {
      Spacing.Dose before = all.get(i - 1);
      Spacing.Dose after = all.get(i);
      long days = ChronoUnit.DAYS.between(before.date(), after.date());
      // A first gap that can't be kept any more no longer bounds.
      boolean overdue = before.date().plusDays(clinic.plan.maxGapDays()).isBefore(SmallClinic.MONDAY.minusDays(2));
      add(faults, days < 1 || Duration.between(before.at(), after.at()).toMinutes() < clinic.plan.minGapHours() * 60L, "too near");
      add(faults, days > clinic.plan.maxGapDays() && !overdue, "too far");
    }
    for (Spacing.Dose first : all) {
      long week = all.stream().filter(dose -> !dose.date().isBefore(first.date()) && dose.date().isBefore(first.date().plusDays(7))).count();
      add(faults, week > clinic.plan.maxPerWeek(), "too many in a week");
    }
  }

  private static void add(List<String> faults, boolean applies, String what) {
    if (applies) {
      faults.add(what);
    }
  }
}
