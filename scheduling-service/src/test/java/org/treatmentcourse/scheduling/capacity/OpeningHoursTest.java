package org.treatmentcourse.scheduling.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Clinic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
  private static final Place MARYLAND =
      Place.of("c1", "America/New_York", new Clinic.Site("bethesda", null, 1, 1, "00:00-23:59 Mon-Sun"));

  @Test
  void reads_a_range_of_days_also_over_the_end_of_the_week() {
    assertThat(OpeningHours.of("08:00-18:00 Mon-Fri").days()).hasSize(5).doesNotContain(DayOfWeek.SUNDAY);
    assertThat(OpeningHours.of("08:00-18:00 Sat-Mon").days()).isEqualTo(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY));
    assertThat(OpeningHours.of("08:30-12:00 Wed").days()).isEqualTo(Set.of(DayOfWeek.WEDNESDAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8-18 Mon-Fri", "08:00-18:00", "08:00-18:00 Mon-Fry", "25:00-26:00 Mon-Fri", "always"})
  void refuses_what_it_can_not_read(String text) {
    assertThatThrownBy(() -> OpeningHours.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_wall_time_that_the_clock_leaps_over_does_not_exist() {
    assertThat(MARYLAND.instant(LocalDate.of(2026, 3, 8), LocalTime.of(2, 30))).isEmpty();
  }

  @Test
  void a_wall_time_that_comes_twice_is_the_first_one() {
    assertThat(MARYLAND.instant(LocalDate.of(2026, 11, 1), LocalTime.of(1, 30))).contains(Instant.parse("2026-11-01T05:30:00Z"));
  }
}
