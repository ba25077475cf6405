package org.treatmentcourse.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.prove.RunOut.Due;
import org.treatmentcourse.local.prove.RunOut.Kind;
import org.treatmentcourse.local.prove.Sitting.Habit;

/** Which clocks have to run out, counted from the default pack: sets every 20 minutes, later every 30, alarms 5 minutes after. */
class SittingTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final SchedulingPolicy POLICY = new PolicyBook<>("scheduling", SchedulingPolicy.class).defaults();
  private static final Instant NINE = LocalDate.of(2026, 3, 2).atTime(9, 0).atZone(ZONE).toInstant();

  @Test
  void three_alarms_in_a_row_while_nobody_measures_and_none_after_that() {
    Sitting sitting = sitting(Habit.FORGOTTEN);
    assertThat(minutes(sitting, Kind.VITALS, started(0))).containsExactly(25L, 45L, 65L);
    assertThat(minutes(sitting, Kind.VITALS, started(0), ended(50))).startsWith(25L, 45L).doesNotContain(65L);
  }

  @Test
  void a_set_in_time_calls_an_alarm_off_and_one_after_alarms_begins_anew() {
    Sitting sitting = sitting(Habit.LOOKED_AFTER);
    List.of(18, 42, 90).forEach(minute -> sitting.measured(after(minute)));
    assertThat(minutes(sitting, Kind.VITALS, started(0), ended(120))).startsWith(67L, 87L, 115L).doesNotContain(25L, 47L);
  }

  @Test
  void the_pace_after_the_dose_slows_down() {
    Sitting sitting = sitting(Habit.LEFT_ALONE);
    sitting.measured(after(78));
    assertThat(minutes(sitting, Kind.VITALS, started(0), ended(10), left(130))).containsExactly(35L, 55L, 75L, 113L);
    assertThat(minutes(sitting, Kind.OBSERVATION, started(0), ended(10))).containsExactly(130L);
  }

  @Test
  void a_form_is_urged_on_days_of_the_calendar_until_it_is_sent() {
    Sitting sitting = sitting(Habit.FORGOTTEN);
    List<Due> dues = sitting.dues(List.of(said("session-completed", "{\"session\": 1}", after(0))));
    assertThat(dues).filteredOn(due -> due.clock().kind() == Kind.FORM).extracting(due -> due.at().atZone(ZONE).toLocalDateTime().toString())
        .containsExactly("2026-03-04T09:00", "2026-03-07T09:00", "2026-03-09T09:00");
    HistoryEvent sent = said("rems-form-submitted", "{\"session\": 1}", after(3 * 24 * 60));
    assertThat(sitting.dues(List.of(said("session-completed", "{\"session\": 1}", after(0)), sent))).hasSize(1);
  }

  @Test
  void who_does_not_come_and_who_gets_no_dose() {
    String bookings = "{\"bookings\": [{\"session\": 1, \"startsAt\": \"" + NINE + "\"}]}";
    assertThat(minutes(sitting(Habit.ABSENT), Kind.NO_SHOW, said("sessions-booked", bookings, after(-60)))).containsExactly(30L);
    HistoryEvent[] changed = {said("sessions-booked", bookings, after(-60)), said("session-checked-in", "{\"session\": 1}", after(5))};
    assertThat(minutes(sitting(Habit.CHANGED), Kind.MEDICATION, changed)).containsExactly(20L);
    assertThat(minutes(sitting(Habit.CHANGED), Kind.NOT_DOSED, changed)).containsExactly(15 * 60L);
    assertThat(minutes(sitting(Habit.CHANGED), Kind.REBOOK, changed)).containsExactly(7 * 24 * 60L);
    assertThat(minutes(sitting(Habit.SILENT), Kind.OFFER, said("sessions-offered", "{}", after(10)))).containsExactly(70L);
  }

  private static List<Long> minutes(Sitting sitting, Kind kind, HistoryEvent... said) {
    return new ArrayList<>(sitting.dues(List.of(said)).stream().filter(due -> due.clock().kind() == kind)
        .map(due -> Duration.between(NINE, due.at()).toMinutes()).toList());
  }

  private static HistoryEvent started(int minute) {
    return said("dose-started", "{\"session\": 1}", after(minute));
  }

  private static HistoryEvent ended(int minute) {
    return said("dose-completed", "{\"session\": 1}", after(minute));
  }

  private static HistoryEvent left(int minute) {
    return said("session-completed", "{\"session\": 1}", after(minute));
  }

  private static HistoryEvent said(String name, String body, Instant at) {
    return Said.by("scheduling." + name + ".v1", body, at);
  }

  private static Instant after(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private static Sitting sitting(Habit habit) {
    return new Sitting("a", habit, ZONE, POLICY, Objects.requireNonNull(POLICY.routes().get("ESK")), 7);
  }
}
