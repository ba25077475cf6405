package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.FIRST_DAY;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.approved;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.SchedulingEvent.OfferEnded;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsOffered;
import org.treatmentcourse.scheduling.CourseUnderTest;

class OffersTest {
  private static final List<LocalDate> DATES = List.of(FIRST_DAY, FIRST_DAY.plusDays(2), FIRST_DAY.plusDays(4));

  @Test
  void what_is_kept_is_booked_when_the_patient_says_yes() {
    CourseUnderTest course = approved().clock("2026-02-27T10:00").offered(1, DATES);
    assertThat(course.said()).singleElement().isInstanceOf(SessionsOffered.class);
    assertThat(course.running().chairs()).hasSize(3);
    confirm(course.clock("2026-02-27T10:59"));
    assertThat(course.said()).singleElement().isInstanceOfSatisfying(SessionsBooked.class, event -> assertThat(event.bookings()).hasSize(3));
    assertThat(course.running().offer()).isNull();
    assertThat(course.running().toFree()).isEmpty();
  }

  @Test
  void what_is_not_confirmed_in_time_is_let_go() {
    CourseUnderTest course = approved().clock("2026-02-27T10:00").offered(1, DATES).clock("2026-02-27T11:00");
    assertThat(confirm(course).refusal()).isEqualTo("NO_OFFER");
    course.said();
    course.clocksRun();
    assertThat(course.said()).containsExactly(new OfferEnded("EXPIRED"));
    assertThat(course.running().offer()).isNull();
    assertThat(course.running().toFree()).hasSize(3);
    assertThat(course.running().timers()).isEmpty();
  }

  @Test
  void a_second_offer_and_a_booking_let_the_first_go() {
    CourseUnderTest course = approved().offered(1, DATES).offered(1, DATES.subList(0, 2));
    assertThat(course.running().chairs()).hasSize(2);
    assertThat(course.running().toFree()).hasSize(3);
    course.books(1, DATES);
    assertThat(course.running().offer()).isNull();
    assertThat(course.running().toFree()).hasSize(5);
  }

  @Test
  void a_suspension_lets_it_go_and_nothing_can_be_confirmed() {
    CourseUnderTest course = approved().offered(1, DATES).hears(new PlanSuspended("PREGNANCY", 1));
    assertThat(course.running().toFree()).hasSize(3);
    assertThat(confirm(course).refusal()).isEqualTo("NO_OFFER");
  }

  @Test
  void a_patient_says_no_once() {
    CourseUnderTest course = approved().offered(1, DATES);
    assertThat(decline(course).refusal()).isNull();
    assertThat(course.running().toFree()).hasSize(3);
    assertThat(decline(course).refusal()).isEqualTo("NO_OFFER");
  }

  @Test
  void a_visit_lies_within_a_window_and_not_on_a_day_away() {
    Availability mornings = new Availability(
        List.of(new Availability.Window(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(12, 0))), List.of(new Clinic.Days(FIRST_DAY.plusDays(7), FIRST_DAY.plusDays(8))));
    assertThat(mornings.allows(FIRST_DAY, LocalTime.of(9, 0), LocalTime.of(12, 0))).isTrue();
    assertThat(mornings.allows(FIRST_DAY, LocalTime.of(9, 0), LocalTime.of(12, 1))).isFalse();
    assertThat(mornings.allows(FIRST_DAY.plusDays(1), LocalTime.of(9, 0), LocalTime.of(11, 0))).isFalse();
    assertThat(mornings.allows(FIRST_DAY.plusDays(7), LocalTime.of(9, 0), LocalTime.of(11, 0))).isFalse();
    assertThat(Availability.ALWAYS.allows(FIRST_DAY, LocalTime.of(0, 0), LocalTime.of(23, 0))).isTrue();
  }

  private static CourseUnderTest confirm(CourseUnderTest course) {
    return course.runs((series, when) -> Offers.confirm((Running) series, POLICY, when));
  }

  private static CourseUnderTest decline(CourseUnderTest course) {
    return course.runs((series, when) -> Offers.decline((Running) series));
  }
}
