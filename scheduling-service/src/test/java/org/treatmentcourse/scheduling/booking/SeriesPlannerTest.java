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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.booking.Proposal.Obstacle;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Availability;
import org.treatmentcourse.scheduling.course.Spacing;

class SeriesPlannerTest {
  private static final RouteTimes IV = new RouteTimes(20, 60, 15, 0, false, List.of(), List.of(), List.of(), null, null, null, null, null);
  private static final Place SITE = site(2, 1, "08:00-18:00 Mon-Fri");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final Duration LEAD = Duration.ofHours(POLICY.booking().leadHours());
  /** Friday evening: with eight hours of lead, the next open day is Monday. */
  private static final Instant NOW = at("2026-02-27T17:00");

  @Test
  void an_empty_clinic_gives_every_other_day_as_early_as_it_opens() {
    assertThat(dates(plan(List.of(1, 2, 3, 4, 5, 6), List.of(), Wishes.earliest(), Map.of())))
        .containsExactly("2026-03-02T08:00", "2026-03-04T08:00", "2026-03-06T08:00", "2026-03-09T08:00", "2026-03-11T08:00", "2026-03-13T08:00");
  }

  @Test
  void wishes_for_days_and_time_are_kept() {
    Wishes wishes = new Wishes(MONDAY, Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY), LocalTime.of(13, 0));
    assertThat(dates(plan(List.of(1, 2, 3), List.of(), wishes, Map.of())))
        .containsExactly("2026-03-03T13:00", "2026-03-05T13:00", "2026-03-10T13:00");
  }

  @Test
  void a_wished_time_that_is_taken_gives_the_nearest() {
    Map<LocalDate, SiteDay> full = Map.of(MONDAY, full(MONDAY, LocalTime.of(12, 0)));
    assertThat(dates(plan(List.of(1), List.of(), new Wishes(MONDAY, Set.of(), LocalTime.of(12, 0)), full)))
        .containsExactly("2026-03-02T09:45");
  }

  @Test
  void the_slot_and_an_hour_fit_before_closing() {
    Wishes late = new Wishes(MONDAY, Set.of(), LocalTime.of(17, 0));
    assertThat(dates(plan(List.of(1), List.of(), late, Map.of()))).containsExactly("2026-03-02T14:45");
    assertThat(exactly(1, List.of(), "2026-03-02", "15:00")).isEqualTo(Obstacle.CLOSED);
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
    List<Spacing.Dose> three = List.of(dose(1, "2026-03-02T08:20"), dose(2, "2026-03-03T08:20"), dose(3, "2026-03-04T08:20"));
    assertThat(exactly(dense, 4, three, "2026-03-06", "08:00")).isEqualTo(Obstacle.WEEKLY_LIMIT);
  }

  @Test
  void maintenance_aims_at_its_interval_and_rather_later_than_earlier() {
    List<Spacing.Dose> fixed = List.of(dose(6, "2026-03-02T08:20"));
    assertThat(dates(SeriesPlanner.plan(ask(MAINTENANCE, List.of(7), fixed, Wishes.earliest(), Map.of())))).containsExactly("2026-03-09T08:00");
    LocalDate next = MONDAY.plusDays(7);
    Map<LocalDate, SiteDay> full = Map.of(next, full(next, LocalTime.of(8, 0), LocalTime.of(10, 15), LocalTime.of(12, 30), LocalTime.of(14, 45)));
    assertThat(dates(SeriesPlanner.plan(ask(MAINTENANCE, List.of(7), fixed, Wishes.earliest(), full)))).containsExactly("2026-03-10T08:00");
  }

  @Test
  void a_series_that_is_late_already_goes_on_as_soon_as_it_can() {
    List<Spacing.Dose> fixed = List.of(dose(1, "2026-02-02T08:20"));
    assertThat(dates(plan(List.of(2), fixed, Wishes.earliest(), Map.of()))).containsExactly("2026-03-02T08:00");
  }

  @Test
  void durations_do_not_change_with_the_clock() {
    Place night = site(1, 1, "00:00-12:00 Mon-Sun");
    Proposal november = SeriesPlanner.check(askAt(night, "2026-10-30T00:00"), List.of(new Time(1, LocalDate.of(2026, 11, 1), LocalTime.of(0, 30))));
    Placement found = ((Proposal.Found) november).placements().getFirst();
    assertThat(Duration.between(found.slot().from(), found.slot().to()).toMinutes()).isEqualTo(135);
    Time gap = new Time(1, LocalDate.of(2026, 3, 8), LocalTime.of(2, 30));
    assertThat(SeriesPlanner.check(askAt(night, "2026-03-06T00:00"), List.of(gap))).isEqualTo(new Proposal.None(1, gap.date(), Obstacle.DST_GAP));
  }

  private static Ask askAt(Place place, String now) {
    return new Ask("x", INDUCTION, IV, List.of(1), List.of(), List.of(), Wishes.earliest(), Availability.ALWAYS, place, POLICY, at(now), Duration.ZERO, null,
        date -> SiteDay.empty(place.day(date)));
  }

  @Test
  void a_clinic_without_any_chair_says_so() {
    Place none = site(0, 1, "08:00-18:00 Mon-Fri");
    Ask ask = new Ask("x", INDUCTION, IV, List.of(1, 2, 3, 4, 5, 6), List.of(), List.of(), Wishes.earliest(), Availability.ALWAYS, none, POLICY, NOW, LEAD, null,
        date -> SiteDay.empty(none.day(date)));
    assertThat(SeriesPlanner.plan(ask)).isEqualTo(new Proposal.None(1, MONDAY, Obstacle.NO_CHAIR));
  }

  private static Place site(int chairs, int nurses, String hours) {
    return Place.of("c1", ZONE.getId(), new Clinic.Site("bethesda", null, chairs, nurses, hours));
  }

  private static SiteDay full(LocalDate date, LocalTime... times) {
    List<Taken> booked = new ArrayList<>();
    for (LocalTime time : times) {
      Slot slot = Slot.of(date.atTime(time).atZone(ZONE).toInstant(), IV, 40);
      booked.add(new Taken("a" + time, "o1-" + time, 1, slot, null));
      booked.add(new Taken("b" + time, "o2-" + time, 1, slot, null));
    }
    return new SiteDay(SITE.day(date), 1, List.of(), booked);
  }

  private static Spacing.Dose dose(int number, String local) {
    return new Spacing.Dose(number, at(local), LocalDate.parse(local.substring(0, 10)));
  }

  private static @Nullable Obstacle exactly(int session, List<Spacing.Dose> fixed, String date, String time) {
    return exactly(INDUCTION, session, fixed, date, time);
  }

  private static @Nullable Obstacle exactly(Plan plan, int session, List<Spacing.Dose> fixed, String date, String time) {
    Time wanted = new Time(session, LocalDate.parse(date), LocalTime.parse(time));
    Proposal proposal = SeriesPlanner.check(ask(plan, List.of(session), fixed, Wishes.earliest(), Map.of()), List.of(wanted));
    return proposal instanceof Proposal.None none ? none.why() : null;
  }

  private static Proposal plan(List<Integer> open, List<Spacing.Dose> fixed, Wishes wishes, Map<LocalDate, SiteDay> days) {
    return SeriesPlanner.plan(ask(INDUCTION, open, fixed, wishes, days));
  }

  private static Ask ask(Plan plan, List<Integer> open, List<Spacing.Dose> fixed, Wishes wishes, Map<LocalDate, SiteDay> days) {
    return new Ask("x", plan, IV, open, List.of(), fixed, wishes, Availability.ALWAYS, SITE, POLICY, NOW, LEAD, null, date -> days.getOrDefault(date, SiteDay.empty(SITE.day(date))));
  }

  private static List<String> dates(Proposal proposal) {
    return ((Proposal.Found) proposal).placements().stream().map(found -> found.date() + "T" + found.start()).toList();
  }
}
