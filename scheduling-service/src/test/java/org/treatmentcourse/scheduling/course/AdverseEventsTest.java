package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;
import static org.treatmentcourse.scheduling.CourseUnderTest.dosing;
import static org.treatmentcourse.scheduling.CourseUnderTest.readyToStart;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent.ActionTaken;
import org.treatmentcourse.contracts.ClinicEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.ClinicEvent.DoseEnded;
import org.treatmentcourse.contracts.ClinicEvent.EventOutcome;
import org.treatmentcourse.contracts.ClinicEvent.Relatedness;
import org.treatmentcourse.contracts.ClinicEvent.Seriousness;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.SchedulingEvent.BpSeverity;
import org.treatmentcourse.contracts.SchedulingEvent.DoseCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesReleased;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.scheduling.CourseUnderTest;

class AdverseEventsTest {

  private static List<ServiceEvent> told(CourseUnderTest course, AdverseEventRecorded event) {
    course.said();
    return course.hears(event).said();
  }

  private static CourseUnderTest released(CourseUnderTest course) {
    SeriesHold.Release by = new SeriesHold.Release(course.now(), "prescriber-1", "seen and well");
    return course.runs((series, when) -> SeriesHolds.release((Running) series, by));
  }

  @ParameterizedTest
  @CsvSource({
    "Nausea,3,false,false,", "Nausea,4,false,true,SERIOUS_ADVERSE_EVENT", "Nausea,1,true,true,SERIOUS_ADVERSE_EVENT", "Dissociation,2,false,false,",
    "Dissociation,3,false,false,ADVERSE_EVENT", "Haematuria,1,false,false,ADVERSE_EVENT", "Dysuria,1,false,false,", "Dysuria,2,false,false,ADVERSE_EVENT",
    "Mania,1,false,false,ADVERSE_EVENT", "Mania,1,true,true,SERIOUS_ADVERSE_EVENT"
  })
  void what_is_serious_or_of_a_kind_that_the_pack_names_holds_the_series(
      String term, int grade, boolean said, boolean serious, @Nullable String reason) {
    SchedulingEvent.AdverseEventRecorded event = new SchedulingEvent.AdverseEventRecorded(1, term, grade, serious);
    assertThat(told(dosing(), new AdverseEventRecorded(1, term, grade, said)))
        .isEqualTo(reason == null ? List.of(event) : List.of(event, new SeriesHeld(1, 1, reason)));
  }

  @Test
  void a_criterion_makes_it_serious_whatever_the_grade() {
    AdverseEventRecorded event = with(List.of(Seriousness.HOSPITALISATION), null, null);
    assertThat(told(dosing(), event)).contains(new SeriesHeld(1, 1, "SERIOUS_ADVERSE_EVENT"));
    assertThat(told(dosing(), with(List.of(), null, null))).containsExactly(new SchedulingEvent.AdverseEventRecorded(1, "Nausea", 2, false));
  }

  @Test
  void everything_that_was_reported_is_kept() {
    CourseUnderTest course = dosing().hears(with(List.of(Seriousness.DISABILITY), at("2026-03-02T09:30"), at("2026-03-02T09:50")));
    assertThat(course.running().harm().events())
        .containsExactly(
            new AdverseEvent(
                1, "Nausea", 2, true, List.of(Seriousness.DISABILITY), at("2026-03-02T09:30"), at("2026-03-02T09:50"), Relatedness.PROBABLE,
                ActionTaken.MEDICATION_GIVEN, EventOutcome.RECOVERED));
    assertThat(course.hears(with(null, at("2026-03-02T09:30"), at("2026-03-02T09:29"))).refusal()).isEqualTo("RESOLVED_BEFORE_ONSET");
  }

  @Test
  void a_term_that_the_pack_does_not_list_is_kept_but_not_told() {
    CourseUnderTest course = dosing();
    assertThat(told(course, new AdverseEventRecorded(1, "Ada has a rash", 1, false)))
        .containsExactly(new SchedulingEvent.AdverseEventRecorded(1, "Other", 1, false));
    assertThat(course.running().harm().events()).extracting(AdverseEvent::term).containsExactly("Ada has a rash");
  }

  @Test
  void nothing_starts_until_a_person_lets_the_series_go_on_and_appointments_stay() {
    CourseUnderTest course = readyToStart().hears(new AdverseEventRecorded(1, "Nausea", 1, true));
    assertThat(course.starts(1).refusal()).isEqualTo("SERIES_HELD");
    assertThat(course.running().sessions()).filteredOn(Booked.class::isInstance).hasSize(5);
    course.said();
    assertThat(released(course).said()).containsExactly(new SeriesReleased(1));
    assertThat(course.starts(1).refusal()).isNull();
    assertThat(released(course).refusal()).isEqualTo("SERIES_NOT_HELD");
  }

  @Test
  void a_second_event_adds_to_a_hold_and_one_after_its_release_holds_anew() {
    CourseUnderTest course = booked().hears(new AdverseEventRecorded(1, "Nausea", 1, true));
    assertThat(told(course, new AdverseEventRecorded(1, "Mania", 1, false))).hasSize(1);
    assertThat(told(released(course), new AdverseEventRecorded(2, "Mania", 1, false))).contains(new SeriesHeld(2, 2, "ADVERSE_EVENT"));
  }

  @Test
  void what_is_told_of_again_takes_its_place_and_holds_anew_only_if_it_has_become_serious() {
    Instant onset = at("2026-03-02T09:30");
    CourseUnderTest course = booked().hears(new AdverseEventRecorded(1, "Mania", 1, false, null, onset, null, null, null, null));
    released(course).said();
    course.hears(new AdverseEventRecorded(1, "Mania", 1, false, null, onset, at("2026-03-02T12:00"), null, null, null));
    assertThat(course.said()).hasSize(1);
    assertThat(course.running().harm().events()).extracting(AdverseEvent::resolvedAt).containsExactly(at("2026-03-02T12:00"));
    assertThat(told(course, new AdverseEventRecorded(1, "Mania", 1, true, null, onset, null, null, null, null))).contains(new SeriesHeld(2, 1, "SERIOUS_ADVERSE_EVENT"));
  }

  @Test
  void who_is_dissociated_stays_until_it_has_passed() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40));
    Instant onset = at("2026-03-02T09:40");
    course.clock("2026-03-02T10:10").hears(new AdverseEventRecorded(1, "Dissociation", 2, false, null, onset, null, null, null, null));
    course.clock("2026-03-02T11:00").measures(1, 128, 78);
    assertThat(course.discharges(1).refusal()).isEqualTo("DISSOCIATED");
    course.hears(new AdverseEventRecorded(1, "Dissociation", 2, false, null, onset, at("2026-03-02T10:50"), null, null, null));
    assertThat(course.discharges(1).refusal()).isNull();
  }

  @Test
  void who_was_let_go_before_it_happened_is_looked_at_again() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T11:00").measures(1, 128, 78);
    course.releases(1).hears(new AdverseEventRecorded(1, "Dizziness", 1, false));
    assertThat(course.discharges(1, CourseUnderTest.WELL).refusal()).isEqualTo("NOT_RELEASED");
    assertThat(course.discharges(1).refusal()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "159,99,,EXPECTED", "160,80,,ELEVATED", "150,100,,ELEVATED", "180,80,,SEVERE", "150,110,,SEVERE", "160,80,CHEST_PAIN,EMERGENCY",
    "150,90,CHEST_PAIN,EXPECTED", "181,80,VOMITING,SEVERE"
  })
  void the_highest_pressure_of_a_session_has_a_scale_of_its_own(int systolic, int diastolic, @Nullable StopReason stopped, BpSeverity severity) {
    CourseUnderTest course = dosing().clock("2026-03-02T09:50").measures(1, systolic, diastolic);
    if (stopped != null) {
      course.runs((series, when) -> Doses.stop((Running) series, 1, stopped, CourseUnderTest.POLICY, when));
    }
    course.clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T11:00").measures(1, 128, 78).discharges(1);
    assertThat(course.said()).filteredOn(SessionCompleted.class::isInstance)
        .extracting(said -> ((SessionCompleted) said).sessionBpSeverity()).containsExactly(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "19,,,19,", ",38.0,0.5,19,", ",37.1,0.5,19,", ",36.9,0.5,18,", "19,38.4,0.5,19,", "19,39.2,0.5,,AMOUNTS_DISAGREE", ",38.0,,,AMOUNT_UNKNOWN",
    ",,0.5,,AMOUNT_UNKNOWN", ",10.1,50,,AMOUNT_IMPOSSIBLE"
  })
  void a_volume_is_told_in_milligrams(
      @Nullable Integer mg, @Nullable Double ml, @Nullable Double mgPerMl, @Nullable Integer told, @Nullable String refusal) {
    CourseUnderTest course = dosing().clock("2026-03-02T09:40");
    course.said();
    course.hears(new DoseEnded(1, mg, ml, mgPerMl));
    assertThat(course.refusal()).isEqualTo(refusal);
    assertThat(course.said()).isEqualTo(told == null ? List.of() : List.of(new DoseCompleted(1, told)));
  }

  private static AdverseEventRecorded with(@Nullable List<Seriousness> criteria, @Nullable Instant onset, @Nullable Instant resolved) {
    return new AdverseEventRecorded(
        1, "Nausea", 2, false, criteria, onset, resolved, Relatedness.PROBABLE, ActionTaken.MEDICATION_GIVEN, EventOutcome.RECOVERED);
  }
}
