package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.WELL;
import static org.treatmentcourse.scheduling.CourseUnderTest.approved;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.ClinicEvent.DoseEnded;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormBreached;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormPrepared;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormSubmitted;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormUnsent;
import org.treatmentcourse.contracts.SchedulingEvent.Urging;
import org.treatmentcourse.scheduling.CourseUnderTest;

class RemsFormsTest {
  /** The clocks go back that night. */
  private static final String SUNDAY = "2026-11-01";

  private static final Instant DUE = at("2026-11-08T11:35");

  private static CourseUnderTest booked() {
    CourseUnderTest course = approved().hears(new ConsentGranted(Consent.REMS_ENROLMENT, "1"));
    List<Finding> found = List.of(new Finding("DI-02", Severity.REVIEW, null));
    course.hears(new EligibilityDecided("d2", Outcome.ELIGIBLE, found, "p1", at("2027-06-01T00:00")));
    course.hears(new PlanApproved(new Plan(2, "ESK_TRD", Phase.INDUCTION, "ESK", "esketamine", 0.5, 56, 7, 1, 3, 36, 7, 2, 0), "p1"));
    return course.books(1, List.of(LocalDate.parse(SUNDAY), LocalDate.parse("2026-11-05"), LocalDate.parse("2026-11-12")));
  }

  private static CourseUnderTest ready(CourseUnderTest course, int session, String date) {
    course.clock(date + "T09:00").hears(new PatientArrived(session, true, true, true, true, true, true)).asked();
    return course.clock(date + "T09:15").measures(session, 126, 78).clock(date + "T09:20").starts(session);
  }

  /** The dose from 09:20 to 09:30, home at 11:35. */
  private static CourseUnderTest plays(CourseUnderTest course, int session, String date) {
    ready(course, session, date).clock(date + "T09:30").hears(new DoseEnded(session, 56));
    course.clock(date + "T09:50").hears(new VitalsRecorded(session, 142, 88, 80, 14, 95, 3, null));
    course.clock(date + "T10:02").hears(new VitalsRecorded(session, 138, 86, 80, 12, 97, 4, null));
    for (String time : List.of("10:30", "11:00", "11:30")) {
      course.clock(date + "T" + time).measures(session, 128, 79);
    }
    course.clock(date + "T11:35");
    course.runs((series, when) -> Discharges.release((Running) series, session, new Release(when.now(), "prescriber-1", true, true, true)));
    return course.discharges(session, WELL);
  }

  private static CourseUnderTest sent(CourseUnderTest course, int session, Instant at) {
    return course.runs((series, when) -> RemsForms.sent((Running) series, session, at, "nurse-1", "REMS-77", POLICY, when));
  }

  private static RemsContent content(CourseUnderTest course, int session) {
    Completed done = (Completed) course.session(session);
    return RemsForms.content(course.running(), done, Objects.requireNonNull(done.form()), POLICY);
  }

  @Test
  void a_form_is_prepared_from_what_the_session_recorded() {
    CourseUnderTest course = plays(booked(), 1, SUNDAY);
    assertThat(course.said()).contains(new RemsFormPrepared(1, DUE));
    RemsContent form = content(course, 1);
    assertThat(form.firstTreatment()).isTrue();
    assertThat(form.enrolled()).isTrue();
    assertThat(form.concomitant()).containsExactly("BENZODIAZEPINE_OR_HYPNOTIC");
    assertThat(form.doseMg()).isEqualTo(56);
    assertThat(form.observedMin()).isEqualTo(135);
    assertThat(form.before()).isEqualTo(new RemsContent.Taken(at(SUNDAY + "T09:15"), 126, 78));
    assertThat(form.during()).isEqualTo(new RemsContent.Taken(at(SUNDAY + "T10:02"), 138, 86));
    assertThat(form.beforeLeaving()).isEqualTo(new RemsContent.Taken(at(SUNDAY + "T11:30"), 128, 79));
    assertThat(form.sedated()).isTrue();
    assertThat(form.sedationResolvedAt()).isEqualTo(at(SUNDAY + "T10:30"));
    assertThat(form.dissociated()).isTrue();
    assertThat(form.respiratoryDepression()).isFalse();
    assertThat(form.lowestSpo2()).isEqualTo(95);
    assertThat(form.lowestRespiratoryRate()).isEqualTo(12);
    assertThat(form.monitoredBy()).isEqualTo("nurse-1");
    assertThat(form.unknown()).isEmpty();
  }

  @Test
  void what_nobody_measured_or_said_is_left_open() {
    CourseUnderTest course = ready(booked(), 1, SUNDAY).clock(SUNDAY + "T09:30").hears(new DoseEnded(1, 28)).clock(SUNDAY + "T09:40");
    course.runs((series, when) -> Discharges.leaveAgainstAdvice((Running) series, 1, "nurse-1", true, POLICY, when));
    assertThat(content(course, 1).unknown())
        .containsExactly("READY", "VITALS_AFTER", "BP_DURING", "BP_BEFORE_LEAVING", "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
  }

  @Test
  void adverse_events_and_readings_that_come_late_are_in_it_until_it_was_sent() {
    CourseUnderTest course = plays(booked(), 1, SUNDAY).clock(SUNDAY + "T15:00");
    course.hears(new VitalsRecorded(1, 139, 87, 80, 11, 93, 3, null), at(SUNDAY + "T10:00"));
    course.hears(new AdverseEventRecorded(1, "Respiratory depression", 2, false));
    assertThat(content(course, 1).during()).isEqualTo(new RemsContent.Taken(at(SUNDAY + "T10:00"), 139, 87));
    assertThat(content(course, 1).lowestSpo2()).isEqualTo(93);
    assertThat(content(course, 1).respiratoryDepression()).isTrue();
    RemsContent said = content(course, 1);
    sent(course, 1, course.now()).hears(new VitalsRecorded(1, 139, 87, 80, 11, 91, 3, null), at(SUNDAY + "T10:01"));
    assertThat(content(course, 1)).isEqualTo(said);
  }

  @Test
  void whoever_has_to_is_told_on_day_2_and_5_and_it_is_breached_on_day_7_by_the_clock_on_the_wall() {
    CourseUnderTest course = plays(booked(), 1, SUNDAY);
    course.said();
    assertThat(course.clock("2026-11-03T11:34").clocksRun().said()).doesNotContain(new RemsFormUnsent(1, Urging.WARNING, DUE));
    assertThat(course.clock("2026-11-03T11:35").clocksRun().said()).contains(new RemsFormUnsent(1, Urging.WARNING, DUE));
    assertThat(course.clock("2026-11-06T11:35").clocksRun().said()).contains(new RemsFormUnsent(1, Urging.ESCALATION, DUE));
    assertThat(course.clock("2026-11-08T11:35").clocksRun().said()).contains(new RemsFormBreached(1, DUE));
    assertThat(course.clock("2026-12-08T11:35").clocksRun().said()).doesNotContain(new RemsFormBreached(1, DUE));
  }

  @Test
  void nobody_is_told_of_a_form_that_was_sent() {
    CourseUnderTest course = plays(booked(), 1, SUNDAY).clock("2026-11-02T10:00");
    course.said();
    assertThat(sent(course, 1, course.now()).said()).containsExactly(new RemsFormSubmitted(1, false));
    assertThat(course.clock("2026-11-09T10:00").clocksRun().said()).noneMatch(event -> event instanceof RemsFormUnsent || event instanceof RemsFormBreached);
  }

  @Test
  void no_session_starts_while_an_earlier_form_is_overdue_and_an_unsent_one_does_not_matter() {
    CourseUnderTest course = plays(plays(booked(), 1, SUNDAY), 2, "2026-11-05");
    assertThat(course.session(2)).isInstanceOf(Completed.class);
    assertThat(ready(course, 3, "2026-11-12").refusal()).isEqualTo("REMS_FORM_OVERDUE");
    assertThat(sent(course, 1, course.now()).said()).contains(new RemsFormSubmitted(1, true));
    course.clock("2026-11-12T09:25").starts(3);
    assertThat(course.session(3)).isInstanceOf(Dosing.class);
  }

  @Test
  void a_maintenance_begins_when_all_forms_have_been_sent() {
    CourseUnderTest course = plays(booked(), 1, SUNDAY);
    Plan maintenance = new Plan(3, "ESK_TRD", Phase.MAINTENANCE, "ESK", "esketamine", 0.5, 56, 7, 2, 4, 36, 10, 2, 7);
    course.hears(new PlanAdjusted(maintenance, "MAINTENANCE_ACCEPTED", "p1"));
    course.books(2, List.of(LocalDate.parse("2026-11-05")));
    assertThat(ready(course, 2, "2026-11-05").refusal()).isEqualTo("REMS_FORMS_UNSENT");
    sent(course, 1, course.now()).clock("2026-11-05T09:25").starts(2);
    assertThat(course.session(2)).isInstanceOf(Dosing.class);
  }

  @ParameterizedTest
  @CsvSource({"1,2026-11-01T11:36,SENT_IN_THE_FUTURE", "1,2026-11-01T11:34,SENT_BEFORE_THE_END", "2,2026-11-01T11:35,SESSION_NOT_OVER", "9,2026-11-01T11:35,SESSION_UNKNOWN"})
  void what_cannot_have_been_sent_is_refused(int session, String sentAt, String code) {
    assertThat(sent(plays(booked(), 1, SUNDAY), session, at(sentAt)).refusal()).isEqualTo(code);
  }

  @Test
  void a_form_is_sent_once_and_only_where_a_rems_asks_for_it() {
    CourseUnderTest course = plays(booked(), 1, SUNDAY);
    assertThat(sent(sent(course, 1, course.now()), 1, course.now()).refusal()).isEqualTo("FORM_ALREADY_SENT");
    CourseUnderTest infused = CourseUnderTest.booked().plays(1, "2026-03-02");
    assertThat(((Completed) infused.session(1)).form()).isNull();
    assertThat(sent(infused, 1, infused.now()).refusal()).isEqualTo("NO_FORM");
  }
}
