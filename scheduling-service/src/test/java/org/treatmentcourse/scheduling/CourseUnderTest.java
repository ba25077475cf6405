package org.treatmentcourse.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.messaging.Behaviour;
import org.treatmentcourse.scheduling.booking.Booker;
import org.treatmentcourse.scheduling.course.Appointment;
import org.treatmentcourse.scheduling.course.Attempt;
import org.treatmentcourse.scheduling.course.Bookings;
import org.treatmentcourse.scheduling.course.Discharges;
import org.treatmentcourse.scheduling.course.Offers;
import org.treatmentcourse.scheduling.course.Release;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.Session;
import org.treatmentcourse.scheduling.course.Starts;
import org.treatmentcourse.scheduling.course.Statement;

/** One course: what it heard, what it said. Every state goes through its stored form on the way. */
public final class CourseUnderTest {
  public static final SchedulingPolicy POLICY = new PolicyBook<>("scheduling", SchedulingPolicy.class).defaults();
  public static final ZoneId ZONE = ZoneId.of("America/New_York");
  public static final CourseRef COURSE = new CourseRef("c1", "00000000-0000-0000-0000-000000000001");
  public static final Plan INDUCTION = new Plan(1, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 6, 36, 7, 3, 0);
  public static final Plan MAINTENANCE = new Plan(2, "IV_MDD_STD", Phase.MAINTENANCE, "IV", "ketamine", 0.5, 40, 40, 7, 1, 36, 14, 3, 7);
  /** A Monday. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  public static final Starts.Upstream FRESH = new Starts.Upstream(false, false);

  private final Behaviour<Series> behaviour = SchedulingWiring.table(clinic -> POLICY);
  private Series state = behaviour.initial(COURSE);
  private List<ServiceEvent> events = new ArrayList<>();
  private @Nullable String refusal;
  private Instant now = at("2026-02-27T09:00");
  private int counter;

  public static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  /** A course that may start: consents, eligibility, plan. */
  public static CourseUnderTest approved() {
    CourseUnderTest course = new CourseUnderTest();
    course.opened();
    for (Consent consent : POLICY.requiredConsents()) {
      course.hears(new IntakeEvent.ConsentGranted(consent, "1"));
    }
    course.hears(new EvaluationEvent.EligibilityDecided("d1", EvaluationEvent.Outcome.ELIGIBLE, List.of(), "p1", at("2026-06-01T00:00")));
    course.hears(new EvaluationEvent.PlanApproved(INDUCTION, "p1"));
    return course;
  }

  /** Approved, and booked at 09:00 on Monday, Wednesday and Friday of two weeks. */
  public static CourseUnderTest booked() {
    CourseUnderTest course = approved();
    List<LocalDate> dates = new ArrayList<>();
    for (int week = 0; week < 2; week++) {
      for (int day : new int[] {0, 2, 4}) {
        dates.add(FIRST_DAY.plusDays(7L * week + day));
      }
    }
    course.books(1, dates);
    return course;
  }

  /** Booked, and here for session 1 with everything in order, at 09:00. */
  public static CourseUnderTest readyToStart() {
    CourseUnderTest course = booked();
    course.clock("2026-03-02T09:00").ready(1);
    return course;
  }

  /** The dose of session 1 began at 09:20. */
  public static CourseUnderTest dosing() {
    CourseUnderTest course = readyToStart();
    course.clock("2026-03-02T09:20").starts(1);
    assertThat(course.refusal()).isNull();
    return course;
  }

  public CourseUnderTest opened() {
    return hears(new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, ClinicEvent.Urgency.ROUTINE, 42, Sex.FEMALE));
  }

  public CourseUnderTest books(int first, List<LocalDate> dates) {
    return holds(first, dates, Bookings::commit);
  }

  /** Chairs are kept for the patient, who has not decided. */
  public CourseUnderTest offered(int first, List<LocalDate> dates) {
    return holds(first, dates, Offers::keep);
  }

  private CourseUnderTest holds(int first, List<LocalDate> dates, Booker.Finish finish) {
    Attempt attempt = new Attempt("a" + counter++, List.of(), at("2030-01-01T00:00"));
    runs((series, when) -> Bookings.begin((Running) series, ((Running) series).sessions(), attempt));
    List<Appointment> appointments = new ArrayList<>();
    for (int i = 0; i < dates.size(); i++) {
      appointments.add(appointment(first + i, dates.get(i), attempt.id()));
    }
    return runs((series, when) -> finish.decide((Running) series, attempt.id(), appointments, POLICY, when));
  }

  public static Appointment appointment(int session, LocalDate date, String attempt) {
    LocalTime nine = LocalTime.of(9, 0);
    Instant startsAt = date.atTime(nine).atZone(ZONE).toInstant();
    return new Appointment(new Booking(session, "bethesda", date, nine, ZONE.getId(), startsAt, 135), attempt, 20);
  }

  /** Arrived, asked, measured. */
  public CourseUnderTest ready(int session) {
    return arrives(session, true, true).asked().measures(session, 128, 78);
  }

  public CourseUnderTest arrives(int session, @Nullable Boolean escort, @Nullable Boolean fasted) {
    return hears(arrived(session, escort, fasted, true, true, true));
  }

  /** Who says nothing about the nose: it is asked for esketamine only. */
  public static PatientArrived arrived(
      int session, @Nullable Boolean escort, @Nullable Boolean fasted, @Nullable Boolean identity, @Nullable Boolean substanceFree, @Nullable Boolean unchanged) {
    return new PatientArrived(session, escort, fasted, identity, substanceFree, null, unchanged);
  }

  public CourseUnderTest asked() {
    hears(new FollowupEvent.AssessmentScored("a1", "PHQ9", 21, "SEVERE", null, 0));
    return hears(new FollowupEvent.AssessmentScored("a2", "CSSRS_SCREEN", null, null, RiskTier.LOW, null));
  }

  public CourseUnderTest measures(int session, int systolic, int diastolic) {
    return hears(new VitalsRecorded(session, systolic, diastolic, 72, 14, 98, 5, null));
  }

  public CourseUnderTest starts(int session) {
    return runs((series, when) -> Starts.start((Running) series, session, FRESH, POLICY, when));
  }

  /** What is said of somebody who is well. */
  public static final Statement WELL = new Statement(true, "contact-1", true, 0, 1, 10, null, true, true, true, null);

  public CourseUnderTest releases(int session) {
    return runs((series, when) -> Discharges.release((Running) series, session, new Release(now, "prescriber-1", null, null, null)));
  }

  /** With everything said that has to be. */
  public CourseUnderTest discharges(int session) {
    return releases(session).discharges(session, WELL);
  }

  public CourseUnderTest discharges(int session, Statement said) {
    return runs((series, when) -> Discharges.discharge((Running) series, session, "nurse-1", said, null, POLICY, when));
  }

  /** From arrival to discharge, nothing unusual. */
  public CourseUnderTest plays(int session, String date) {
    clock(date + "T09:00").ready(session).clock(date + "T09:20").starts(session);
    for (String time : List.of("09:30", "09:40", "09:50", "10:00")) {
      clock(date + "T" + time).measures(session, 140, 85);
    }
    hears(new ClinicEvent.DoseEnded(session, 40));
    for (String time : List.of("10:15", "10:30", "10:45", "11:00")) {
      clock(date + "T" + time).measures(session, 130, 80);
    }
    return discharges(session);
  }

  public CourseUnderTest clock(String local) {
    now = at(local);
    return this;
  }

  public CourseUnderTest hears(Event event) {
    return hears(event, now);
  }

  public CourseUnderTest hears(Event event, Instant occurredAt) {
    return take(behaviour.react(state, event, new Occurrence(COURSE, "e" + counter++, occurredAt, now)));
  }

  public CourseUnderTest runs(Command<Series> command) {
    return take(command.decide(state, new Occurrence(COURSE, "c" + counter++, now, now)));
  }

  /** Every clock that has run out by now fires, the earliest first, until none is left. */
  public CourseUnderTest clocksRun() {
    for (Optional<Timer> next = due(); next.isPresent(); next = due()) {
      take(behaviour.due(state, next.get(), new Occurrence(COURSE, "t" + counter++, next.get().due(), now)));
    }
    return this;
  }

  private Optional<Timer> due() {
    return state.earliest(timer -> timer.ranOut(now));
  }

  private CourseUnderTest take(Decision<Series> decision) {
    Series stored = Json.MAPPER.readValue(Json.bytes(decision.state()), Series.class);
    assertThat(stored).as("the stored form").isEqualTo(decision.state());
    state = stored;
    events.addAll(decision.events());
    refusal = decision.refusal() == null ? null : decision.refusal().code();
    return this;
  }

  public Series state() {
    return state;
  }

  public Running running() {
    return (Running) state;
  }

  public Session session(int number) {
    return running().session(number).orElseThrow();
  }

  /** What was said since this was last asked. */
  public List<ServiceEvent> said() {
    List<ServiceEvent> all = events;
    events = new ArrayList<>();
    return all;
  }

  public @Nullable String refusal() {
    return refusal;
  }

  public Duration until(Instant instant) {
    return Duration.between(now, instant);
  }

  public Instant now() {
    return now;
  }
}
