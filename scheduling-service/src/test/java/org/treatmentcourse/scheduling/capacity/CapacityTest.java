package org.treatmentcourse.scheduling.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Clinic.StaffRole;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.capacity.Capacity.Shortage;

class CapacityTest {
  private static final Instant T0 = Instant.parse("2026-03-02T13:00:00Z");
  private static final RouteTimes IV = new RouteTimes(20, 60, 15, 0, false, List.of(), List.of(), List.of(), null, null, null, null, null);

  @Test
  void an_infusion_of_40_minutes_takes_a_chair_for_135() {
    assertThat(Slot.of(T0, IV, 40).minutes()).isEqualTo(135);
  }

  @Test
  void the_last_chair_is_not_given_twice_but_is_free_again_in_the_minute_it_is_left() {
    Day day = day(1, 4, taken("a", 0));
    assertThat(shortage(day, slot(0), "b")).contains(Shortage.NO_CHAIR);
    assertThat(shortage(day, slot(134), "b")).contains(Shortage.NO_CHAIR);
    assertThat(shortage(day, slot(135), "b")).isEmpty();
  }

  @Test
  void one_nurse_doses_two_patients_at_once_and_not_three() {
    Day day = day(9, 1, taken("a", 0), taken("b", 0));
    assertThat(shortage(day, slot(0), "c")).contains(Shortage.NO_NURSE);
    // While a and b are observed, half of the nurse is left: room for one more dose.
    assertThat(shortage(day, slot(40), "c")).isEmpty();
  }

  @Test
  void a_patient_who_moves_does_not_stand_in_their_own_way() {
    assertThat(shortage(day(1, 1, taken("a", 0)), slot(60), "a")).isEmpty();
  }

  @Test
  void a_therapist_has_one_patient_at_a_time_and_a_session_at_home_takes_a_guide_and_no_chair() {
    RouteTimes kap = Objects.requireNonNull(POLICY.routes().get("KAP_IM"));
    RouteTimes home = Objects.requireNonNull(POLICY.routes().get("HOME"));
    Slot talking = Slot.of(T0, kap, 30);
    Slot remote = Slot.of(T0, home, 60);
    assertThat(talking.minutes()).isEqualTo(180);
    assertThat(remote.minutes()).isEqualTo(135);
    List<Clinic.Staff> roster = List.of(staff("p", StaffRole.PRESCRIBER), staff("n", StaffRole.NURSE), staff("t", StaffRole.THERAPIST), staff("g", StaffRole.GUIDE));
    Cover cover = Place.of("c1", "America/New_York", new Clinic.Site("bethesda", null, 2, 0, "08:00-18:00 Mon-Fri", roster, null, null, null)).cover(LocalDate.of(2026, 3, 2), POLICY.site());
    SiteDay empty = SiteDay.empty("c1/bethesda/2026-03-02");
    assertThat(Capacity.shortage(empty, cover, talking, "a", POLICY.site())).isEmpty();
    assertThat(Capacity.shortage(with(talking), cover, talking, "b", POLICY.site())).contains(Shortage.NO_THERAPIST);
    assertThat(Capacity.shortage(with(talking), cover, Slot.of(talking.to(), kap, 30), "b", POLICY.site())).isEmpty();
    assertThat(Capacity.shortage(with(remote), cover, remote, "b", POLICY.site())).contains(Shortage.NO_GUIDE);
    assertThat(Capacity.firstExcess(List.of(new Taken("x", "a", 1, remote, null), new Taken("y", "b", 1, remote, null)), cover, POLICY.site())).contains(T0);
    Cover noChair = Place.of("c1", "America/New_York", new Clinic.Site("bethesda", null, 1, 0, "08:00-18:00 Mon-Fri", roster, null, null, null)).cover(LocalDate.of(2026, 3, 2), POLICY.site());
    assertThat(Capacity.shortage(with(talking), noChair, remote, "b", POLICY.site())).isEmpty();
    assertThat(Capacity.shortage(with(remote), noChair, slot(0), "b", POLICY.site())).isEmpty();
  }

  private static Clinic.Staff staff(String id, StaffRole role) {
    List<Clinic.Credential> shown = List.of(new Clinic.Credential("LICENCE", null), new Clinic.Credential("ACLS", null));
    return new Clinic.Staff(id, role, List.of("08:00-18:00 Mon-Fri"), shown, null);
  }

  private static SiteDay with(Slot slot) {
    return new SiteDay("c1/bethesda/2026-03-02", 1, List.of(), List.of(new Taken("x", "a", 1, slot, null)));
  }

  @Test
  void agrees_with_counting_minute_by_minute() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      List<Taken> all = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        all.add(taken("course-" + random.nextInt(6), random.nextInt(300)));
      }
      Day day = day(1 + random.nextInt(4), 1 + random.nextInt(2), all.toArray(Taken[]::new));
      Slot slot = slot(random.nextInt(300));
      String course = "course-" + random.nextInt(6);
      assertThat(shortage(day, slot, course).isEmpty()).as("seed %d", seed).isEqualTo(fits(day, slot, course));
    }
  }

  private static boolean fits(Day day, Slot slot, String course) {
    for (Instant at = slot.from(); at.isBefore(slot.to()); at = at.plus(Duration.ofMinutes(1))) {
      Set<String> chairs = new HashSet<>(Set.of(course));
      double nurses = share(slot, at);
      Set<String> counted = new HashSet<>();
      for (Taken taken : day.day.booked()) {
        if (!taken.courseId().equals(course) && !at.isBefore(taken.slot().from()) && at.isBefore(taken.slot().to())) {
          chairs.add(taken.courseId());
          if (counted.add(taken.courseId())) {
            Instant now = at;
            nurses += day.day.booked().stream().filter(one -> one.courseId().equals(taken.courseId())).mapToDouble(one -> share(one.slot(), now)).max().orElse(0);
          }
        }
      }
      if (chairs.size() > day.cover.chairs() || (share(slot, at) > 0 && nurses > day.nurses + 1e-9)) {
        return false;
      }
    }
    return true;
  }

  private static double share(Slot slot, Instant at) {
    if (!at.isBefore(slot.dose()) && at.isBefore(slot.observe())) {
      return 0.5;
    }
    return !at.isBefore(slot.observe()) && at.isBefore(slot.turnover()) ? 0.25 : 0;
  }

  private static Slot slot(int minute) {
    return Slot.of(T0.plus(Duration.ofMinutes(minute)), IV, 40);
  }

  private static Taken taken(String course, int minute) {
    return new Taken("attempt-" + course, course, 1, slot(minute), null);
  }

  private record Day(SiteDay day, Cover cover, int nurses) {}

  private static Day day(int chairs, int nurses, Taken... booked) {
    Place place = Place.of("c1", "America/New_York", new Clinic.Site("bethesda", null, chairs, nurses, "08:00-18:00 Mon-Fri"));
    return new Day(new SiteDay("c1/bethesda/2026-03-02", 1, List.of(), List.of(booked)), place.cover(LocalDate.of(2026, 3, 2), POLICY.site()), nurses);
  }

  private static Optional<Shortage> shortage(Day day, Slot slot, String course) {
    return Capacity.shortage(day.day, day.cover, slot, course, POLICY.site());
  }
}
