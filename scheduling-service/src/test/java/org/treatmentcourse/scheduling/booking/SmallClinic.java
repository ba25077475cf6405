package org.treatmentcourse.scheduling.booking;

import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.ZONE;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Clinic.StaffRole;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Availability;
import org.treatmentcourse.scheduling.course.Spacing;

/** A clinic small enough to try everything: two weeks, four starts a day, closures, rosters, other patients, doses given, and what a seed makes of it. */
final class SmallClinic {
  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  static final List<LocalTime> STARTS = List.of(LocalTime.of(8, 0), LocalTime.of(10, 15), LocalTime.of(12, 30), LocalTime.of(14, 45));
  static final int DAYS = 14;
  private static final Instant NOW = at("2026-02-27T17:00");
  private static final int HORIZON = 5;
  private static final List<String> REASONS = List.of("HOLIDAY", "TRAINING");

  final Plan plan;
  final RouteTimes route;
  final Clinic.Site site;
  final SchedulingPolicy policy;
  final Map<LocalDate, SiteDay> days = new HashMap<>();
  final List<Spacing.Dose> fixed = new ArrayList<>();
  final List<Placement> own = new ArrayList<>();
  final Map<Placement, List<String>> judged = new HashMap<>();
  final @Nullable Instant eligibleUntil;
  final Availability available;
  private final List<Integer> open;
  private final Wishes wishes;

  /**
   * With appointments that a patient got when the clinic was another: some fit, some don't, some sessions have none. Nobody else is in their chairs, so that
   * only the clinic decides what can stay.
   */
  static SmallClinic withAppointments(Random random) {
    SmallClinic clinic = new SmallClinic(random, false);
    LocalDate date = MONDAY.plusDays(random.nextInt(3));
    for (int session : clinic.open) {
      if (random.nextInt(4) > 0) {
        Placement own = clinic.placement(new Time(session, date, STARTS.get(random.nextInt(STARTS.size()))));
        clinic.own.add(own);
        clinic.days.computeIfPresent(date, (on, day) -> {
          List<Taken> booked = new ArrayList<>(day.booked());
          booked.removeIf(taken -> !apart(taken.slot(), own.slot()));
          booked.add(new Taken("own", "x", own.session(), own.slot(), null));
          return new SiteDay(day.id(), 1, List.of(), booked);
        });
      }
      date = date.plusDays(1L + random.nextInt(4));
    }
    return clinic;
  }

  private static boolean apart(Slot one, Slot other) {
    return !one.from().isBefore(other.to()) || !other.from().isBefore(one.to());
  }

  SmallClinic(Random random) {
    this(random, false);
  }

  static SmallClinic empty() {
    return new SmallClinic(new Random(0), true);
  }

  /** @param calm nothing but an open site */
  private SmallClinic(Random random, boolean calm) {
    boolean esketamine = !calm && random.nextInt(5) == 0;
    route = esketamine ? new RouteTimes(15, 90, 15, 180, true, List.of(), List.of(), List.of(), null, null, null, null, null) : new RouteTimes(20, 60, 15, 0, false, List.of(), List.of(), List.of(), null, null, null, null, null);
    int sessions = 2 + random.nextInt(2);
    plan = new Plan(1, "X", Phase.INDUCTION, esketamine ? "ESK" : "IV", "d", 0.5, 40, esketamine ? 15 : 40, 1, sessions,
        20 + random.nextInt(30), 2 + random.nextInt(3), 1 + random.nextInt(3), 0);
    SchedulingPolicy p = POLICY;
    policy = new SchedulingPolicy(p.version(), p.effectiveFrom(), p.sources(), p.requiredConsents(), p.bp(), p.vitals(), p.telemetry(), p.stop(), p.risk(), p.mania(), p.arrival(), p.routes(),
        new SchedulingPolicy.Site(2, 4, 60, 135, p.site().credentials(), p.site().onSite()), p.noShow(), p.cancellation(), p.discharge(), p.adverse(), p.rems(), p.ledger(),
        new SchedulingPolicy.Booking(8, HORIZON, 3, 60, 180), p.restart());
    Clinic.Rems rems = random.nextInt(4) == 0 ? null : new Clinic.Rems("r", random.nextBoolean() ? null : MONDAY.plusDays(random.nextInt(10)));
    site = calm
        ? new Clinic.Site("bethesda", null, 2, 1, "08:00-18:00 Mon-Fri")
        : new Clinic.Site("bethesda", null, 1 + random.nextInt(2), 1, "08:00-18:00 Mon-Fri", random.nextInt(3) == 0 ? null : roster(random), closures(random), rems, null);
    open = new ArrayList<>(List.of(1, 2, 3).subList(0, sessions));
    for (int i = 0; !calm && i < DAYS + 5; i++) {
      LocalDate date = MONDAY.plusDays(i);
      days.put(date, others(date, random));
    }
    if (!calm && random.nextInt(3) == 0) {
      open.removeFirst();
      LocalDate given = MONDAY.minusDays(3);
      fixed.add(new Spacing.Dose(1, given.atTime(8, 20).atZone(ZONE).toInstant(), given));
    }
    eligibleUntil = !calm && random.nextInt(4) == 0 ? MONDAY.plusDays(3 + random.nextInt(9)).atTime(11, 0).atZone(ZONE).toInstant() : null;
    available = calm || random.nextInt(3) > 0 ? Availability.ALWAYS : availability(random);
    wishes = new Wishes(null, Set.of(), random.nextBoolean() ? STARTS.get(random.nextInt(4)) : null);
  }

  private static List<Clinic.Staff> roster(Random random) {
    List<Clinic.Staff> staff = new ArrayList<>();
    for (int i = 0; i < 3 + random.nextInt(3); i++) {
      List<Clinic.Credential> shown = new ArrayList<>();
      shown.add(new Clinic.Credential("LICENCE", random.nextInt(4) == 0 ? MONDAY.plusDays(random.nextInt(10)) : null));
      if (random.nextInt(3) > 0) {
        shown.add(new Clinic.Credential("ACLS", null));
      }
      LocalDate away = MONDAY.plusDays(random.nextInt(12));
      List<String> hours = random.nextInt(3) > 0 ? List.of("08:00-18:00 Mon-Fri") : List.of(random.nextBoolean() ? "08:00-13:00 Mon-Fri" : "10:00-17:00 Mon-Wed");
      staff.add(new Clinic.Staff("s" + i, i % 2 == 0 ? StaffRole.NURSE : StaffRole.PRESCRIBER, hours, shown, random.nextInt(3) == 0 ? List.of(new Clinic.Days(away, away.plusDays(1))) : null));
    }
    return staff;
  }

  private static List<Clinic.Closure> closures(Random random) {
    List<Clinic.Closure> closures = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      LocalDate first = MONDAY.plusDays(random.nextInt(DAYS));
      LocalTime from = random.nextBoolean() ? null : LocalTime.of(8 + random.nextInt(6), 0);
      closures.add(new Clinic.Closure(first, first.plusDays(random.nextInt(2)), from, from == null || random.nextBoolean() ? null : from.plusHours(2), random.nextInt(3) == 0 ? 1 : null, REASONS.get(i % 2)));
    }
    return closures;
  }

  private static Availability availability(Random random) {
    LocalDate away = MONDAY.plusDays(random.nextInt(8));
    Availability.Window window = new Availability.Window(random.nextBoolean() ? Set.of() : Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
        LocalTime.of(8 + random.nextInt(3), 0), LocalTime.of(14 + random.nextInt(4), 0));
    return new Availability(random.nextBoolean() ? List.of() : List.of(window), List.of(new Clinic.Days(away, away.plusDays(1))));
  }

  private SiteDay others(LocalDate date, Random random) {
    List<Taken> booked = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Instant from = date.atTime(8 + random.nextInt(7), 15 * random.nextInt(4)).atZone(ZONE).toInstant();
      booked.add(new Taken("a" + i, "other-" + i, 1, Slot.of(from, route, plan.durationMin()), null));
    }
    return new SiteDay("c1/bethesda/" + date, 1, List.of(), booked);
  }

  List<Integer> open() {
    return open;
  }

  @Nullable LocalTime wish() {
    return wishes.time();
  }

  LocalDate horizon() {
    return MONDAY.plusDays(HORIZON - 2L); // counted from Saturday, the soonest day after the lead time
  }

  Placement placement(Time time) {
    return new Placement(time.session(), time.date(), time.start(), Slot.of(time.date().atTime(time.start()).atZone(ZONE).toInstant(), route, plan.durationMin()));
  }

  Ask ask() {
    Place place = Place.of("c1", ZONE.getId(), site);
    return new Ask("x", plan, route, open, own, fixed, wishes, available, place, policy, NOW, Duration.ofHours(8), eligibleUntil,
        date -> days.getOrDefault(date, SiteDay.empty(place.day(date))));
  }
}
