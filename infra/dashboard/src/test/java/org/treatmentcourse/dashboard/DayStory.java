package org.treatmentcourse.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.EvaluationOpened;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.DoseCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionPaused;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCleared;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.SchedulingEvent.VitalsOverdue;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;

/** One site's day around now: a patient in every state that a board has to show. */
final class DayStory {
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private final Instant now;
  private final DashboardUnderTest dashboard;
  private final String clinic;
  private final FakeServices services;

  DayStory(DashboardUnderTest dashboard, FakeServices services, String clinic, Instant now) {
    this.dashboard = dashboard;
    this.services = services;
    this.clinic = clinic;
    this.now = now;
  }

  static String course(int n) {
    return new UUID(0x0da1_0000_0000_4000L + ((long) n << 56), 0x8000_0000_0000_0000L + n).toString();
  }

  private Instant ago(int minutes) {
    return now.minus(Duration.ofMinutes(minutes));
  }

  /** 1 doses well, 2 has no vitals, 3 is paused, 4 is held, 5 is observed, 6 has left, 7 comes later, 8 does not come. */
  void tell() {
    arrive(1, 40, new SessionCleared(1, List.of()), new DoseStarted(1, 40));
    arrive(2, 45, new SessionCleared(1, List.of()), new DoseStarted(1, 40), new VitalsOverdue(1, ago(5)));
    arrive(3, 50, new SessionCleared(1, List.of()), new DoseStarted(1, 40), new InfusionPaused(1, "BP_SEVERE"));
    arrive(4, 20, new SessionHeld(1, "BP_HOLD", List.of("BP_HOLD")));
    arrive(5, 170, new SessionCleared(1, List.of()), new DoseStarted(1, 40), new DoseCompleted(1, 40));
    arrive(6, 300, new SessionCleared(1, List.of()), new DoseStarted(1, 40), new DoseCompleted(1, 40), new SessionCompleted(1, Phase.INDUCTION, 1, 6, 40, 141, 88));
    book(7, -60);
    book(8, -120).add(new SessionCancelled(1, "PATIENT", true));
    List<Object> steady = new ArrayList<>();
    int[][] readings = {{128, 78, 98}, {136, 82, 98}, {142, 86, 97}, {145, 88, 96}, {139, 84, 97}};
    for (int i = 0; i < readings.length; i++) {
      steady.add(Map.of("at", ago(28 - 6 * i).toString(), "systolic", readings[i][0], "diastolic", readings[i][1], "spo2", readings[i][2], "heartRate", 78));
    }
    view(1, "DOSING", steady, Map.of("doseEndsAt", ago(-12).toString(), "vitalsDueAt", ago(-6).toString(), "vitalsAlarmAt", ago(-11).toString()));
    view(2, "DOSING", steady.subList(0, 2), Map.of("doseEndsAt", ago(-8).toString(), "vitalsDueAt", ago(10).toString(), "vitalsAlarmAt", ago(5).toString()));
    view(3, "PAUSED", steady.subList(0, 4), Map.of("vitalsDueAt", ago(-2).toString()));
    view(4, "HELD", List.of(Map.of("at", ago(9).toString(), "systolic", 164, "diastolic", 102, "spo2", 97)), Map.of());
    view(7, "CHECKED_IN", List.of(), Map.of());
    view(5, "OBSERVING", steady, Map.of("observedUntil", ago(-35).toString(), "vitalsDueAt", ago(-9).toString()));
  }

  private void view(int n, String status, List<?> vitals, Map<String, String> clocks) {
    Map<String, Object> session = new java.util.HashMap<>(Map.of("session", 1, "status", status, "planVersion", 1, "doseMg", 40, "atRisk", false, "failures", List.of(), "vitals", vitals));
    session.putAll(clocks);
    services.tell("GET /scheduling/courses/" + course(n), 200, Map.of("courseId", course(n), "blocks", List.of(), "noShows", 0, "sessions", List.of(session)));
  }

  private interface Course {
    void add(ServiceEvent event);
  }

  private void arrive(int n, int startedMinAgo, ServiceEvent... then) {
    Course course = book(n, startedMinAgo);
    course.add(new SessionCheckedIn(1));
    List.of(then).forEach(course::add);
  }

  private Course book(int n, int startedMinAgo) {
    Instant starts = ago(startedMinAgo);
    LocalTime wall = LocalTime.ofInstant(starts, ZONE).withSecond(0).withNano(0);
    Booking booking = new Booking(1, "bethesda", LocalDate.ofInstant(now, ZONE), wall, ZONE.getId(), starts, 130);
    say(n, new ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 44, Sex.FEMALE));
    say(n, new IntakeCompleted("bethesda", Indication.TRD, 44, Sex.FEMALE, true, List.of(), Set.of(Consent.TREATMENT)));
    say(n, new EvaluationOpened("bethesda", Indication.TRD));
    say(n, new EligibilityDecided("d1", Outcome.ELIGIBLE, List.of(), "1", now.plus(Duration.ofDays(90))));
    say(n, new PlanApproved(new Plan(1, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 6, 36, 7, 3, 0), "1"));
    say(n, new SessionsBooked(1, List.of(booking)));
    return event -> say(n, event);
  }

  private void say(int n, ServiceEvent event) {
    dashboard.say(clinic, course(n), new Said(event, ago(15)));
  }
}
