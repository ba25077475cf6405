package org.treatmentcourse.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.INDUCTION;
import static org.treatmentcourse.scheduling.CourseUnderTest.MAINTENANCE;
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
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.booking.Proposal.Obstacle;
import org.treatmentcourse.scheduling.capacity.Capacity;
import org.treatmentcourse.scheduling.capacity.OpeningHours;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Spacing;

class SeriesPlannerTest {
  private static final RouteTimes IV = new RouteTimes(20, 60, 15);
  private static final Place SITE = new Place("c1", "bethesda", ZONE, OpeningHours.of("08:00-18:00 Mon-Fri"), 2, 1);
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  /** Friday evening: with eight hours of lead, the next open day is Monday. */
  private static final Instant NOW = at("2026-02-27T17:00");

  @Test
  void an_empty_clinic_gives_every_other_day_as_early_as_it_opens() {
    assertThat(dates(plan(List.of(1, 2, 3, 4, 5, 6), List.of(), Wishes.earliest(), Map.of())))
        .containsExactly("2026-03-02T08:00", "2026-03-04T08:00", "2026-03-06T08:00", "2026-03-09T08:00", "2026-03-11T08:00", "2026-03-13T08:00");
  }

  @Test
  void wishes_for_days_and_time_are_kept() {
    Wishes wishes = new Wishes(MONDAY, Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY), LocalTime.of(13, 0), false);
    assertThat(dates(plan(List.of(1, 2, 3), List.of(), wishes, Map.of())))
        .containsExactly("2026-03-03T13:00", "2026-03-05T13:00", "2026-03-10T13:00");
  }

  @Test
  void a_wished_time_that_is_taken_gives_the_nearest() {
    Map<LocalDate, SiteDay> full = Map.of(MONDAY, full(MONDAY, LocalTime.of(12, 0)));
    assertThat(dates(plan(List.of(1), List.of(), new Wishes(MONDAY, Set.of(), LocalTime.of(12, 0), false), full)))
        .containsExactly("2026-03-02T09:45");
  }

  @Test
  void the_slot_and_an_hour_fit_before_closing() {
    Wishes late = new Wishes(MONDAY, Set.of(), LocalTime.of(17, 0), false);
    assertThat(dates(plan(List.of(1), List.of(), late, Map.of()))).containsExactly("2026-03-02T14:45");
    assertThat(plan(List.of(1), List.of(), Wishes.exactly(MONDAY, LocalTime.of(15, 0)), Map.of())).isEqualTo(new Proposal.None(1, Obstacle.CLOSED));
  }

  @Test
  void one_session_is_refused_with_what_stands_in_the_way() {
    List<Spacing.Dose> fixed = List.of(dose(1, "2026-03-02T08:20"), dose(2, "2026-03-04T08:20"), dose(4, "2026-03-10T08:20"));
    assertThat(exactly(3, fixed, "2026-03-05", "13:00")).isEqualTo(Obstacle.MIN_GAP);
    assertThat(exactly(3, fixed, "2026-03-04", "13:00")).isEqualTo(Obstacle.SAME_DAY);
    assertThat(exactly(3, fixed, "2026-03-03", "13:00")).isEqualTo(Obstacle.OUT_OF_ORDER);
    assertThat(exactly(3, fixed, "2026-03-11", "13:00")).isEqualTo(Obstacle.OUT_OF_ORDER);
    assertThat(exactly(3, fixed, "2026-03-07", "13:00")).isEqualTo(Obstacle.CLOSED);
    assertThat(exactly(5, fixed, "2026-03-18", "13:00")).isEqualTo(Obstacle.MAX_GAP);
    assertThat(exactly(3, fixed, "2026-03-06", "13:00")).isNull();
  }

  @Test
  void not_more_than_three_in_any_seven_days() {
    List<Spacing.Dose> fixed = List.of(dose(1, "2026-03-02T08:20"), dose(2, "2026-03-04T08:20"), dose(3, "2026-03-06T08:20"));
    assertThat(exactly(4, fixed, "2026-03-09", "08:00")).isNull();
    Plan dense = new Plan(1, "X", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 4, 20, 7, 3, 0);
    Wishes friday = Wishes.exactly(LocalDate.of(2026, 3, 6), LocalTime.of(8, 0));
    List<Spacing.Dose> three = List.of(dose(1, "2026-03-02T08:20"), dose(2, "2026-03-03T08:20"), dose(3, "2026-03-04T08:20"));
    assertThat(SeriesPlanner.plan(ask(dense, List.of(4), three, friday, Map.of(), POLICY))).isEqualTo(new Proposal.None(4, Obstacle.WEEKLY_LIMIT));
  }

  @Test
  void maintenance_aims_at_its_interval_and_rather_later_than_earlier() {
    List<Spacing.Dose> fixed = List.of(dose(6, "2026-03-02T08:20"));
    assertThat(dates(SeriesPlanner.plan(ask(MAINTENANCE, List.of(7), fixed, Wishes.earliest(), Map.of(), POLICY)))).containsExactly("2026-03-09T08:00");
    LocalDate next = MONDAY.plusDays(7);
    Map<LocalDate, SiteDay> full = Map.of(next, new SiteDay(SITE.day(next), 1, 0, 0, List.of(), List.of()));
    assertThat(dates(SeriesPlanner.plan(ask(MAINTENANCE, List.of(7), fixed, Wishes.earliest(), full, POLICY)))).containsExactly("2026-03-10T08:00");
  }

  @Test
  void a_series_that_is_late_already_goes_on_as_soon_as_it_can() {
    List<Spacing.Dose> fixed = List.of(dose(1, "2026-02-02T08:20"));
    assertThat(dates(plan(List.of(2), fixed, Wishes.earliest(), Map.of()))).containsExactly("2026-03-02T08:00");
  }

  @Test
  void durations_do_not_change_with_the_clock() {
    Place night = new Place("c1", "bethesda", ZONE, OpeningHours.of("00:00-12:00 Mon-Sun"), 1, 1);
    LocalDate november = LocalDate.of(2026, 11, 1);
    Ask ask = new Ask("x", INDUCTION, IV, List.of(1), List.of(), Wishes.exactly(november, LocalTime.of(0, 30)), night, POLICY,
        at("2026-10-30T00:00"), date -> SiteDay.empty(night.day(date)).staffed(1, 1));
    Placement found = ((Proposal.Found) SeriesPlanner.plan(ask)).placements().getFirst();
    assertThat(Duration.between(found.slot().from(), found.slot().to()).toMinutes()).isEqualTo(135);
    LocalDate march = LocalDate.of(2026, 3, 8);
    Ask gap = new Ask("x", INDUCTION, IV, List.of(1), List.of(), Wishes.exactly(march, LocalTime.of(2, 30)), night, POLICY,
        at("2026-03-06T00:00"), date -> SiteDay.empty(night.day(date)).staffed(1, 1));
    assertThat(SeriesPlanner.plan(gap)).isEqualTo(new Proposal.None(1, Obstacle.DST_GAP));
  }

  @Test
  void a_clinic_without_any_chair_says_so() {
    Place none = new Place("c1", "bethesda", ZONE, OpeningHours.of("08:00-18:00 Mon-Fri"), 0, 1);
    Ask ask = new Ask("x", INDUCTION, IV, List.of(1, 2, 3, 4, 5, 6), List.of(), Wishes.earliest(), none, POLICY, NOW,
        date -> SiteDay.empty(none.day(date)).staffed(0, 1));
    assertThat(SeriesPlanner.plan(ask)).isEqualTo(new Proposal.None(1, Obstacle.NO_CHAIR));
  }

  @Test
  void finds_the_earliest_series_that_an_exhaustive_search_finds() {
    SchedulingPolicy coarse = coarse();
    int found = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      Plan plan = new Plan(1, "X", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 4, 20 + random.nextInt(30), 2 + random.nextInt(3), 1 + random.nextInt(3), 0);
      Map<LocalDate, SiteDay> days = new HashMap<>();
      for (int i = 0; i < 30; i++) {
        LocalDate date = MONDAY.plusDays(i);
        days.put(date, random.nextInt(3) == 0 ? new SiteDay(SITE.day(date), 1, 0, 0, List.of(), List.of()) : someTaken(date, random));
      }
      List<Spacing.Dose> fixed = new ArrayList<>();
      List<Integer> open = new ArrayList<>(List.of(1, 2, 3, 4));
      if (random.nextBoolean()) {
        open.remove(Integer.valueOf(1));
        fixed.add(dose(1, "2026-02-27T08:20"));
      }
      if (random.nextInt(3) == 0) {
        open.remove(Integer.valueOf(4));
        fixed.add(dose(4, MONDAY.plusDays(4 + random.nextInt(5)) + "T08:20"));
      }
      Ask ask = ask(plan, open, fixed, Wishes.earliest(), days, coarse);
      List<String> expected = exhaustive(ask, 0, new ArrayList<>(fixed));
      Proposal actual = SeriesPlanner.plan(ask);
      if (expected == null) {
        assertThat(actual).as("seed %d", seed).isInstanceOf(Proposal.None.class);
      } else {
        found++;
        assertThat(dates(actual)).as("seed %d", seed).isEqualTo(expected);
      }
    }
    assertThat(found).isBetween(50, 350);
  }

  /** Tries every day and every quarter of a day, in order; judges by its own arithmetic. */
  private static @Nullable List<String> exhaustive(Ask ask, int index, List<Spacing.Dose> doses) {
    if (index == ask.toPlace().size()) {
      return new ArrayList<>();
    }
    int number = ask.toPlace().get(index);
    Plan plan = ask.plan();
    boolean first = doses.stream().noneMatch(dose -> dose.number() < number);
    LocalDate end = first ? ask.place().dateOf(NOW.plus(Duration.ofHours(8))).plusDays(ask.policy().booking().horizonDays()) : MONDAY.plusDays(29);
    for (LocalDate date = MONDAY; !date.isAfter(end); date = date.plusDays(1)) {
      if (date.getDayOfWeek().getValue() > 5) {
        continue;
      }
      for (int hour : new int[] {8, 11, 14}) {
        Instant from = date.atTime(hour, 0).atZone(ZONE).toInstant();
        Spacing.Dose dose = new Spacing.Dose(number, from.plus(Duration.ofMinutes(20)), date);
        if (allowed(plan, doses, dose) && Capacity.shortage(ask.days().apply(date), Slot.of(from, IV, 40), "x", ask.policy().site()).isEmpty()) {
          List<Spacing.Dose> more = new ArrayList<>(doses);
          more.add(dose);
          List<String> rest = exhaustive(ask, index + 1, more);
          if (rest != null) {
            rest.addFirst(date + "T" + LocalTime.of(hour, 0));
            return rest;
          }
        }
      }
    }
    return null;
  }

  private static boolean allowed(Plan plan, List<Spacing.Dose> doses, Spacing.Dose dose) {
    List<Spacing.Dose> all = new ArrayList<>(doses);
    all.add(dose);
    all.sort((one, two) -> Integer.compare(one.number(), two.number()));
    for (int i = 1; i < all.size(); i++) {
      Spacing.Dose before = all.get(i - 1);
      Spacing.Dose after = all.get(i);
      boolean neighbours = before == dose || after == dose;
      boolean wide = after.date().toEpochDay() - before.date().toEpochDay() > plan.maxGapDays();
      if (!before.date().isBefore(after.date()) || Duration.between(before.at(), after.at()).toHours() < plan.minGapHours() || (neighbours && wide)) {
        return false;
      }
    }
    return all.stream()
        .allMatch(first -> all.stream().filter(one -> !one.date().isBefore(first.date()) && one.date().isBefore(first.date().plusDays(7))).count() <= plan.maxPerWeek());
  }

  private static SchedulingPolicy coarse() {
    SchedulingPolicy p = POLICY;
    return new SchedulingPolicy(p.version(), p.effectiveFrom(), p.sources(), p.requiredConsents(), p.bp(), p.vitals(), p.stop(), p.risk(), p.routes(),
        new SchedulingPolicy.Site(2, 4, 60, 180), p.noShow(), p.cancellation(), p.discharge(), new SchedulingPolicy.Booking(8, 9, 3, 60));
  }

  private static SiteDay someTaken(LocalDate date, Random random) {
    List<Taken> booked = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Instant from = date.atTime(8 + random.nextInt(7), 0).atZone(ZONE).toInstant();
      booked.add(new Taken("a" + i, "other-" + i, 1, Slot.of(from, IV, 40), null));
    }
    return new SiteDay(SITE.day(date), 1, 2, 1, List.of(), booked);
  }

  private static SiteDay full(LocalDate date, LocalTime time) {
    Slot slot = Slot.of(date.atTime(time).atZone(ZONE).toInstant(), IV, 40);
    return new SiteDay(SITE.day(date), 1, 2, 1, List.of(), List.of(new Taken("a", "o1", 1, slot, null), new Taken("b", "o2", 1, slot, null)));
  }

  private static Spacing.Dose dose(int number, String local) {
    return new Spacing.Dose(number, at(local), LocalDate.parse(local.substring(0, 10)));
  }

  private static @Nullable Obstacle exactly(int session, List<Spacing.Dose> fixed, String date, String time) {
    return plan(List.of(session), fixed, Wishes.exactly(LocalDate.parse(date), LocalTime.parse(time)), Map.of()) instanceof Proposal.None none ? none.why() : null;
  }

  private static Proposal plan(List<Integer> open, List<Spacing.Dose> fixed, Wishes wishes, Map<LocalDate, SiteDay> days) {
    return SeriesPlanner.plan(ask(INDUCTION, open, fixed, wishes, days, POLICY));
  }

  private static Ask ask(
      Plan plan, List<Integer> open, List<Spacing.Dose> fixed, Wishes wishes, Map<LocalDate, SiteDay> days, SchedulingPolicy policy) {
    return new Ask("x", plan, IV, open, fixed, wishes, SITE, policy, NOW, date -> days.getOrDefault(date, SiteDay.empty(SITE.day(date)).staffed(2, 1)));
  }

  private static List<String> dates(Proposal proposal) {
    return ((Proposal.Found) proposal).placements().stream().map(found -> found.date() + "T" + found.start()).toList();
  }
}
