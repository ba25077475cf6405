package org.treatmentcourse.scheduling.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.capacity.Capacity.Shortage;

class DisplacedTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final Instant EIGHT = Instant.parse("2026-03-02T13:00:00Z");
  private static final RouteTimes IV = new RouteTimes(20, 60, 15, 0, false, List.of(), List.of(), List.of(), null, null, null, null, null);

  @Test
  void nobody_has_to_go_while_there_is_room() {
    assertThat(Displaced.of(day(taken("a", 0), taken("b", 0)), cover(2, 1, List.of()), POLICY.site())).isEmpty();
  }

  @Test
  void a_chair_that_breaks_sends_the_one_away_who_is_in_the_way_of_most() {
    SiteDay day = day(taken("a", 0), taken("long", 60), taken("b", 135));
    assertThat(Displaced.of(day, cover(1, 1, List.of()), POLICY.site())).containsOnlyKeys(taken("long", 60)).containsValue(Shortage.NO_CHAIR);
  }

  @Test
  void a_closure_sends_everybody_away_and_says_so() {
    Clinic.Closure storm = new Clinic.Closure(DATE, DATE, LocalTime.of(10, 0), null, null, "STORM");
    SiteDay day = day(taken("a", 0), taken("b", 135), taken("c", 270));
    assertThat(Displaced.of(day, cover(1, 1, List.of(storm)), POLICY.site()).values()).containsExactly(Shortage.CLOSURE, Shortage.CLOSURE, Shortage.CLOSURE);
  }

  @Test
  void agrees_with_trying_every_set_of_patients() {
    int some = 0;
    for (int seed = 0; seed < 1500; seed++) {
      Random random = new Random(seed);
      List<Taken> all = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        all.add(taken("course-" + i, 15 * random.nextInt(25)));
      }
      Clinic.Closure broken = new Clinic.Closure(DATE, DATE, LocalTime.of(9 + random.nextInt(5), 0), null, random.nextBoolean() ? 1 : null, "X");
      Cover cover = cover(1 + random.nextInt(3), 1, random.nextBoolean() ? List.of() : List.of(broken));
      int actual = Displaced.of(day(all.toArray(Taken[]::new)), cover, POLICY.site()).size();
      assertThat(actual).as("seed %d", seed).isEqualTo(fewest(all, cover));
      some += actual > 0 ? 1 : 0;
    }
    assertThat(some).isGreaterThan(500);
  }

  private static int fewest(List<Taken> all, Cover cover) {
    int best = all.size();
    for (int gone = 0; gone < 1 << all.size(); gone++) {
      List<Taken> stay = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if ((gone & (1 << i)) == 0) {
          stay.add(all.get(i));
        }
      }
      boolean fits = stay.stream().allMatch(one -> Capacity.shortage(day(stay.toArray(Taken[]::new)), cover, one.slot(), one.courseId(), POLICY.site()).isEmpty());
      best = fits ? Math.min(best, Integer.bitCount(gone)) : best;
    }
    return best;
  }

  private static Cover cover(int chairs, int nurses, List<Clinic.Closure> closures) {
    Clinic.Site site = new Clinic.Site("bethesda", null, chairs, nurses, "08:00-18:00 Mon-Fri", null, closures, null, null);
    return Place.of("c1", "America/New_York", site).cover(DATE, POLICY.site());
  }

  private static Taken taken(String course, int minute) {
    return new Taken("attempt-" + course, course, 1, Slot.of(EIGHT.plus(Duration.ofMinutes(minute)), IV, 40), null);
  }

  private static SiteDay day(Taken... booked) {
    return new SiteDay("c1/bethesda/" + DATE, 1, List.of(), List.of(booked));
  }
}
