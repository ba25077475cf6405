package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;
import static org.treatmentcourse.scheduling.CourseUnderTest.dosing;
import static org.treatmentcourse.scheduling.CourseUnderTest.readyToStart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent.DoseEnded;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionPaused;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionResumed;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.VitalsOverdue;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.scheduling.CourseUnderTest;

class MonitoringTest {

  @ParameterizedTest
  @CsvSource({
    "200,80,14,98,5,BP_EMERGENCY",
    "150,120,14,98,5,BP_EMERGENCY",
    "130,80,14,87,5,SPO2_CRITICAL",
    "130,80,7,98,5,RESPIRATION_CRITICAL",
    "130,80,31,98,5,RESPIRATION_CRITICAL",
    "130,80,14,98,2,SEDATION_CRITICAL"
  })
  void one_critical_reading_stops_the_infusion_at_once(int sbp, int dbp, int breaths, int spo2, int moaas, String code) {
    CourseUnderTest course = dosing().clock("2026-03-02T09:30");
    course.said();
    course.hears(new VitalsRecorded(1, sbp, dbp, 80, breaths, spo2, moaas, null));
    assertThat(course.said()).containsExactly(new InfusionStopped(1, code));
    assertThat(course.session(1)).isInstanceOfSatisfying(Observing.class, after -> assertThat(after.stopped()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"199,119,8,88,3", "120,70,30,100,5"})
  void readings_at_the_edge_do_not_stop(int sbp, int dbp, int breaths, int spo2, int moaas) {
    CourseUnderTest course = dosing().clock("2026-03-02T09:30").hears(new VitalsRecorded(1, sbp, dbp, 80, breaths, spo2, moaas, null));
    assertThat(course.session(1)).isInstanceOf(Dosing.class);
  }

  @Test
  void a_missing_set_raises_an_alarm_five_minutes_late_and_again_but_not_for_ever() {
    CourseUnderTest course = dosing();
    course.said();
    assertThat(course.clock("2026-03-02T09:34").clocksRun().said()).isEmpty();
    assertThat(course.clock("2026-03-02T09:35").clocksRun().said()).containsExactly(new VitalsOverdue(1, at("2026-03-02T09:30")));
    assertThat(course.clock("2026-03-02T11:00").clocksRun().said())
        .containsExactly(new VitalsOverdue(1, at("2026-03-02T09:40")), new VitalsOverdue(1, at("2026-03-02T09:50")));
    assertThat(course.running().timers()).noneMatch(timer -> timer.name().startsWith("vitals"));
    course.measures(1, 130, 80);
    assertThat(course.clock("2026-03-02T11:15").clocksRun().said()).containsExactly(new VitalsOverdue(1, at("2026-03-02T11:10")));
  }

  @Test
  void after_the_dose_a_set_is_due_every_fifteen_minutes() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40));
    course.said();
    assertThat(course.clock("2026-03-02T10:20").clocksRun().said()).containsExactly(new VitalsOverdue(1, at("2026-03-02T10:15")));
  }

  @Test
  void a_patient_may_not_leave_before_the_least_observation() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T10:59").measures(1, 128, 78);
    assertThat(course.discharges(1).refusal()).isEqualTo("EARLY_DISCHARGE");
    assertThat(course.clock("2026-03-02T11:00").discharges(1).refusal()).isNull();
  }

  @Test
  void a_critical_reading_during_observation_begins_it_anew() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40));
    course.clock("2026-03-02T10:50").hears(new VitalsRecorded(1, 130, 80, 80, 14, 86, 5, null)).clock("2026-03-02T11:00").measures(1, 128, 78);
    assertThat(course.discharges(1).refusal()).isEqualTo("EARLY_DISCHARGE");
    assertThat(course.clock("2026-03-02T11:50").measures(1, 128, 78).discharges(1).refusal()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "130,80,98,5,",
    "153,93,98,5,",
    "155,80,98,5,",
    "165,80,98,5,BP_NOT_SETTLED",
    "130,80,93,5,SPO2_LOW",
    "130,80,98,4,SEDATED",
    ",,98,5,BP_UNKNOWN",
    "130,80,,5,SPO2_UNKNOWN",
    "130,80,98,,MOAAS_UNKNOWN"
  })
  void leaving_needs_settled_and_known_vital_signs(Integer sbp, Integer dbp, Integer spo2, Integer moaas, String code) {
    // 128/78 before the dose, 170/95 at its end: 153 is within a fifth of 128, 155 is falling and below 160, 165 is neither.
    CourseUnderTest course = dosing().clock("2026-03-02T09:59").measures(1, 170, 95).clock("2026-03-02T10:00").hears(new DoseEnded(1, 40));
    course.clock("2026-03-02T11:00").hears(new VitalsRecorded(1, sbp, dbp, 80, 14, spo2, moaas, null));
    assertThat(course.discharges(1).refusal()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "80,91,5,1,SPO2_LOW", "80,92,5,30,", "80,98,3,10,SEDATION_LASTING", "80,98,3,9,", "80,98,4,30,", "44,98,5,5,BRADYCARDIA", "44,98,5,4,", "45,98,5,30,",
    "131,98,5,5,TACHYCARDIA", "130,98,5,30,",
  })
  void what_lasts_stops_the_infusion(int heartRate, int spo2, int moaas, int minutes, String code) {
    CourseUnderTest course = dosing().clock("2026-03-02T09:25");
    course.said();
    VitalsRecorded reading = new VitalsRecorded(1, 120, 80, heartRate, 14, spo2, moaas, null);
    course.hears(reading).hears(reading, at("2026-03-02T09:25").plus(Duration.ofMinutes(minutes)));
    assertThat(course.said()).isEqualTo(code == null ? List.of() : List.of(new InfusionStopped(1, code)));
  }

  @Test
  void a_reading_inside_the_limits_begins_a_run_anew() {
    CourseUnderTest course = dosing().clock("2026-03-02T09:25").hears(pulse(44)).clock("2026-03-02T09:28").hears(pulse(60));
    course.clock("2026-03-02T09:30").hears(pulse(44));
    assertThat(course.session(1)).isInstanceOf(Dosing.class);
    course.clock("2026-03-02T09:35").hears(pulse(44));
    assertThat(course.session(1)).isInstanceOf(Observing.class);
  }

  private static VitalsRecorded pulse(int heartRate) {
    return new VitalsRecorded(1, 120, 80, heartRate, 14, 98, 5, null);
  }

  @Test
  void a_severe_pressure_twice_pauses_the_dose_until_a_prescriber_lets_it_go_on() {
    CourseUnderTest course = dosing().clock("2026-03-02T09:25").measures(1, 182, 100);
    course.said();
    course.clock("2026-03-02T09:29").measures(1, 181, 100);
    assertThat(course.said()).isEmpty();
    course.clock("2026-03-02T09:30").measures(1, 150, 111);
    assertThat(course.said()).containsExactly(new InfusionPaused(1, "BP_SEVERE"));
    assertThat(((Dosing) course.session(1)).watch().due()).isEqualTo(at("2026-03-02T09:35"));
    assertThat(course.clock("2026-03-02T09:36").measures(1, 182, 100).said()).isEmpty();

    assertThat(course.runs((series, when) -> Doses.resume((Running) series, 1, "settled at rest", POLICY, when)).refusal()).isNull();
    assertThat(course.said()).containsExactly(new InfusionResumed(1));
    assertThat(course.runs((series, when) -> Doses.resume((Running) series, 1, "again", POLICY, when)).refusal()).isEqualTo("NOT_PAUSED");
    assertThat(course.clock("2026-03-02T09:40").measures(1, 182, 100).said()).isEmpty();
    assertThat(course.clock("2026-03-02T09:45").measures(1, 182, 100).said()).containsExactly(new InfusionPaused(1, "BP_SEVERE"));
    course.hears(new ClinicEvent.DoseEnded(1, 20));
    assertThat(course.session(1)).isInstanceOf(Observing.class);
  }

  @Test
  void a_person_stops_the_dose_at_once_and_only_once() {
    CourseUnderTest course = dosing().clock("2026-03-02T09:31");
    course.said();
    Command<Series> stop = (series, when) -> Doses.stop((Running) series, 1, StopReason.PATIENT_REQUEST, POLICY, when);
    assertThat(course.runs(stop).said()).containsExactly(new InfusionStopped(1, "PATIENT_REQUEST"));
    assertThat(course.runs(stop).refusal()).isEqualTo("DOSE_ALREADY_ENDED");
    assertThat(readyToStart().runs(stop).refusal()).isEqualTo("DOSE_NOT_STARTED");
  }

  @Test
  void s_30_vitals_that_come_twice_and_out_of_order_leave_one_record() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Timed> readings = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Instant at = at("2026-03-02T09:21").plus(Duration.ofMinutes(random.nextInt(35)));
        readings.add(new Timed(at, new VitalsRecorded(1, 110 + random.nextInt(80), 70 + random.nextInt(45), 70, 14, 92 + random.nextInt(8), 5, null)));
      }
      CourseUnderTest inOrder = dosing().clock("2026-03-02T10:00");
      readings.stream().sorted((one, two) -> one.at().compareTo(two.at())).forEach(reading -> inOrder.hears(reading.event(), reading.at()));
      CourseUnderTest mixed = dosing().clock("2026-03-02T10:00");
      List<Timed> twice = new ArrayList<>(readings);
      twice.addAll(readings.subList(0, 6));
      Collections.shuffle(twice, random);
      twice.forEach(reading -> mixed.hears(reading.event(), reading.at()));
      assertThat(mixed.state()).as("seed %d", seed).isEqualTo(inOrder.state());
      assertThat(((Dosing) mixed.session(1)).vitals().readings()).isSortedAccordingTo(Reading.BY_TIME).doesNotHaveDuplicates();
    }
  }

  @Test
  void s_30_stop_and_exclusion_do_not_depend_on_the_order_of_arrival() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Timed> readings = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Instant at = at("2026-03-02T08:30").plus(Duration.ofMinutes(random.nextInt(30)));
        readings.add(new Timed(at, new VitalsRecorded(1, 150 + random.nextInt(45), 80, 70, 14, 97, 5, null)));
      }
      boolean excluded = heldBack(readings);
      Collections.shuffle(readings, random);
      assertThat(heldBack(readings)).as("seed %d", seed).isEqualTo(excluded);
    }
  }

  @Test
  void no_more_readings_are_kept_than_fit() {
    CourseUnderTest course = dosing();
    for (int i = 0; i < 100; i++) {
      course.hears(new VitalsRecorded(1, 120, 80, 70, 14, 97, 5, null), at("2026-03-02T09:21").plusSeconds(i));
    }
    Vitals vitals = ((Dosing) course.session(1)).vitals();
    assertThat(vitals.readings()).hasSize(Vitals.MOST);
    assertThat(vitals.readings().getFirst().at()).isEqualTo(at("2026-03-02T09:00"));
  }

  private record Timed(Instant at, VitalsRecorded event) {}

  private static boolean heldBack(List<Timed> readings) {
    CourseUnderTest course = booked().clock("2026-03-02T09:00").arrives(1, true, true);
    course.said();
    readings.forEach(reading -> course.hears(reading.event(), reading.at()));
    return course.said().contains(new SessionHeld(1, "BP_EXCLUDE", List.of("BP_EXCLUDE")));
  }
}
