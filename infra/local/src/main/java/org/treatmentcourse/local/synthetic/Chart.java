package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.BoardEvent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityAssessed;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.Recommended;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.ServiceEvent;

/**
 * What the system has said about one course. Events of one topic are read in order; what comes from different topics goes to different fields, so that
 * the order between topics doesn't matter.
 */
final class Chart {

  /** A fact and the business time it carries. */
  record Dated<T>(T fact, Instant at) {}

  /** @param number how many of its kind were opened before it in this course */
  record Task(String id, String kind, int number, String role, Instant openedAt, Instant dueAt, boolean acknowledged) {}

  record Window(Instant from, Instant until) {}

  private @Nullable Instant opened;
  private @Nullable Instant completed;
  private @Nullable Instant declined;
  private @Nullable Instant evaluated;
  private @Nullable Dated<EligibilityAssessed> assessed;
  private @Nullable Dated<EligibilityDecided> decided;
  private @Nullable Dated<Plan> plan;
  private @Nullable Dated<EvaluationEvent.PlanSuspended> suspended;
  private int resumedUpTo;
  private @Nullable Dated<SchedulingEvent.SeriesHeld> held;
  private int releasedUpTo;
  private final TreeMap<Integer, Visit> visits = new TreeMap<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, Integer> opening = new HashMap<>();
  private final Map<String, Dated<FollowupEvent.SuicideRiskEscalated>> escalated = new LinkedHashMap<>();
  private final Map<String, Instant> resolved = new LinkedHashMap<>();
  private final TreeMap<Integer, Instant> forms = new TreeMap<>();
  private final TreeMap<Integer, Window> checkIns = new TreeMap<>();
  private @Nullable Dated<Recommended> recommended;
  private int recommendations;
  private @Nullable Instant maintenanceDeclined;
  private @Nullable Response response;
  private int accepted;
  private @Nullable Instant acceptedAt;
  private @Nullable Dated<String> closed;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Integer> gates = new TreeMap<>();

  void read(ServiceEvent event, Instant at) {
    switch (event) {
      case IntakeEvent said -> intake(said, at);
      case EvaluationEvent said -> evaluation(said, at);
      case SchedulingEvent said -> scheduling(said, at);
      case FollowupEvent said -> followup(said, at);
      case BoardEvent row -> count("rows");
    }
  }

  private void intake(IntakeEvent event, Instant at) {
    switch (event) {
      case IntakeEvent.ConsultationRequested said -> opened = at;
      case IntakeEvent.IntakeCompleted said -> completed = completed == null ? at : completed;
      case IntakeEvent.IntakeDeclined said -> declined = at;
      case IntakeEvent.ConsentGranted said -> count("consents");
      case IntakeEvent.ConsentRevoked said -> count("consents revoked");
      case IntakeEvent.ConsentExpired said -> count("consents expired");
      case IntakeEvent.ReminderDue said -> count("reminders");
      case IntakeEvent.CoverageChecked said -> count("coverage");
      case IntakeEvent.PersonMerged said -> count("merged");
      case IntakeEvent.RecordRestricted said -> count("restricted");
      case IntakeEvent.ClinicRegistered said -> count("clinics");
      case IntakeEvent.CourseBlocked said -> count("blocked");
      case IntakeEvent.CourseUnblocked said -> count("unblocked");
    }
  }

  private void evaluation(EvaluationEvent event, Instant at) {
    switch (event) {
      case EvaluationEvent.EvaluationOpened said -> evaluated = at;
      case EligibilityAssessed said -> assessed = new Dated<>(said, at);
      case EligibilityDecided said -> decided = new Dated<>(said, at);
      case EvaluationEvent.MedicationsJudged said -> count("medications");
      case EvaluationEvent.LabNoted said -> count("laboratory");
      case EvaluationEvent.PlanProposed said -> count("plans to sign");
      case EvaluationEvent.PlanProposalWithdrawn said -> count("plans not signed");
      case EvaluationEvent.WorkUpOrdered said -> count("ordered");
      case EvaluationEvent.WorkUpResulted said -> count("resulted");
      case EvaluationEvent.PlanApproved said -> plan = new Dated<>(said.plan(), at);
      case EvaluationEvent.PlanAdjusted said -> plan = new Dated<>(said.plan(), at);
      case EvaluationEvent.PlanSuspended said -> suspended = new Dated<>(said, at);
      case EvaluationEvent.PlanResumed said -> resumedUpTo = said.upTo();
      case EvaluationEvent.PlanCompleted said -> count("plans completed");
      case EvaluationEvent.RecommendationNotFollowed said -> count("recommendations not followed");
      case EvaluationEvent.CourseBlocked said -> count("blocked");
      case EvaluationEvent.CourseUnblocked said -> count("unblocked");
    }
  }

  private void scheduling(SchedulingEvent event, Instant at) {
    switch (event) {
      case SchedulingEvent.SessionsBooked said -> said.bookings().forEach(booking -> visit(booking.session()).booked(booking, at));
      case SchedulingEvent.SessionsOffered said -> count("offers");
      case SchedulingEvent.OfferEnded said -> count("offers ended");
      case SchedulingEvent.SessionCancelled said -> visit(said.session()).lost(Visit.Status.CANCELLED, at);
      case SchedulingEvent.SessionMissed said -> {
        count("missed");
        visit(said.session()).lost(Visit.Status.MISSED, at);
      }
      case SchedulingEvent.SeriesAtRisk said -> count("at risk");
      case SchedulingEvent.SessionCheckedIn said -> visit(said.session()).arrived();
      case SchedulingEvent.SessionCleared said -> count("cleared");
      case SchedulingEvent.SessionHeld said -> {
        count("held");
        gates.merge(said.reason(), 1, Integer::sum);
        visit(said.session()).held(said, at);
      }
      case SchedulingEvent.DoseStarted said -> visit(said.session()).started(said.doseMg(), at);
      case SchedulingEvent.DoseCompleted said -> visit(said.session()).doseEnded(at);
      case SchedulingEvent.InfusionStopped said -> {
        count("stopped");
        visit(said.session()).stopped(at);
      }
      case SchedulingEvent.InfusionPaused said -> count("paused");
      case SchedulingEvent.InfusionResumed said -> count("resumed");
      case SchedulingEvent.VitalsOverdue said -> count("vitals overdue");
      case SchedulingEvent.SeriesHeld said -> held = new Dated<>(said, at);
      case SchedulingEvent.SeriesReleased said -> releasedUpTo = said.hold();
      case SchedulingEvent.LeftAgainstAdvice said -> count("left against advice");
      case SchedulingEvent.TransferredAcute said -> count("transferred");
      case SchedulingEvent.AdverseEventRecorded said -> count("adverse events");
      case SchedulingEvent.RemsFormPrepared said -> forms.put(said.session(), at);
      case SchedulingEvent.RemsFormUnsent said -> count("forms unsent");
      case SchedulingEvent.RemsFormBreached said -> count("forms breached");
      case SchedulingEvent.RemsFormSubmitted said -> forms.remove(said.session());
      case SchedulingEvent.CourseBlocked said -> count("blocked");
      case SchedulingEvent.CourseUnblocked said -> count("unblocked");
      case SchedulingEvent.SessionCompleted said -> {
        count("sessions");
        visit(said.session()).completed(at);
      }
    }
  }

  private void followup(FollowupEvent event, Instant at) {
    switch (event) {
      case FollowupEvent.AssessmentScored said -> count("scores");
      case FollowupEvent.CourseBlocked said -> count("blocked");
      case FollowupEvent.CourseUnblocked said -> count("unblocked");
      case FollowupEvent.SuicideRiskEscalated said -> {
        count("escalations");
        escalated.put(said.occurrence(), new Dated<>(said, at));
      }
      case FollowupEvent.SuicideRiskResolved said -> resolved.put(said.occurrence(), at);
      case FollowupEvent.CheckInDue said -> checkIns.put(said.session(), new Window(said.from(), said.until()));
      case FollowupEvent.CheckInReceived said -> count("check-ins");
      case FollowupEvent.CheckInMissed said -> count("check-ins missed");
      case FollowupEvent.CarePlanned said -> count("care planned");
      case FollowupEvent.CareProgressed said -> count("care progressed");
      case FollowupEvent.CareEnded said -> count("care ended");
      case FollowupEvent.SafetySignalled said -> count("signals of harm");
      case FollowupEvent.MeasurementDue said -> count("measurements due");
      case FollowupEvent.MeasurementOverdue said -> count("measurements overdue");
      case FollowupEvent.MeasurementMissed said -> count("measurements missed");
      case FollowupEvent.MeasurementTaken said -> count("measurements taken");
      case FollowupEvent.ResponseClassified said -> response = said.response();
      case FollowupEvent.ResponseSustained said -> count("responses sustained");
      case FollowupEvent.RelapseSuspected said -> count("relapses suspected");
      case FollowupEvent.RelapseConfirmed said -> count("relapses confirmed");
      case Recommended said -> {
        recommendations++;
        recommended = new Dated<>(said, at);
      }
      case FollowupEvent.RecommendationAccepted said -> {
        count("followed: " + said.option().action());
        if (said.option().action() == Action.MAINTAIN) {
          accepted++;
          acceptedAt = at;
        }
        recommended = null;
      }
      case FollowupEvent.RecommendationDeclined said -> {
        maintenanceDeclined = at;
        recommended = null;
      }
      case FollowupEvent.RecommendationWithdrawn said -> recommended = null;
      case FollowupEvent.TaskOpened said -> {
        int number = opening.merge(said.kind(), 1, Integer::sum);
        tasks.put(said.task(), new Task(said.task(), said.kind(), number, said.role(), at, said.dueAt(), false));
      }
      case FollowupEvent.TaskAcknowledged said -> tasks.computeIfPresent(said.task(), (id, t) ->
          new Task(id, t.kind(), t.number(), t.role(), t.openedAt(), t.dueAt(), true));
      case FollowupEvent.TaskOverdue said -> count("tasks overdue");
      case FollowupEvent.TaskClosed said -> tasks.remove(said.task());
      case FollowupEvent.CourseClosed said -> closed = new Dated<>(said.reason(), at);
    }
  }

  private Visit visit(int session) {
    return visits.computeIfAbsent(session, Visit::new);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  int counted(String what) {
    return counts.getOrDefault(what, 0);
  }

  /** Sessions held back, by the first reason given. */
  Map<String, Integer> gates() {
    return gates;
  }

  Optional<Instant> opened() {
    return Optional.ofNullable(opened);
  }

  Optional<Instant> completed() {
    return Optional.ofNullable(completed);
  }

  Optional<Instant> declined() {
    return Optional.ofNullable(declined);
  }

  Optional<Instant> evaluated() {
    return Optional.ofNullable(evaluated);
  }

  Optional<Dated<EligibilityAssessed>> assessed() {
    return Optional.ofNullable(assessed);
  }

  Optional<Dated<EligibilityDecided>> decided() {
    return Optional.ofNullable(decided);
  }

  Optional<Dated<Plan>> plan() {
    return Optional.ofNullable(plan);
  }

  /** The suspension in force. */
  Optional<Dated<EvaluationEvent.PlanSuspended>> suspended() {
    return Optional.ofNullable(suspended).filter(s -> s.fact().suspension() > resumedUpTo);
  }

  /** What holds the series until somebody lets it go on. */
  Optional<Dated<SchedulingEvent.SeriesHeld>> seriesHeld() {
    return Optional.ofNullable(held).filter(h -> h.fact().hold() > releasedUpTo);
  }

  /** Monitoring forms that nobody has sent, by session, and since when. */
  Map<Integer, Instant> unsentForms() {
    return forms;
  }

  List<Visit> visits() {
    return List.copyOf(visits.values());
  }

  Optional<Visit> lastCompleted() {
    return visits.values().stream().filter(v -> v.status() == Visit.Status.COMPLETED).reduce((one, other) -> other);
  }

  /** Session numbers of the plan that have no time and are still to come. */
  List<Integer> withoutTime() {
    return plan().map(p -> java.util.stream.IntStream.rangeClosed(p.fact().firstSession(), p.fact().lastSession())
        .filter(n -> !visits.containsKey(n) || visits.get(n).status().isLost()).boxed().toList()).orElse(List.of());
  }

  List<Task> tasks() {
    return List.copyOf(tasks.values());
  }

  boolean hasTask(String kind) {
    return tasks.values().stream().anyMatch(task -> task.kind().equals(kind));
  }

  /** Escalations nobody has disposed of yet. */
  Map<String, Instant> openRisks() {
    Map<String, Instant> open = new TreeMap<>();
    escalated.forEach((occurrence, raised) -> {
      if (!resolved.containsKey(occurrence)) {
        open.put(occurrence, raised.at());
      }
    });
    return open;
  }

  Optional<Instant> lastResolved() {
    return resolved.values().stream().max(Instant::compareTo);
  }

  Map<Integer, Window> checkIns() {
    return checkIns;
  }

  /** What a clinician has to decide on. */
  Optional<Dated<Recommended>> recommended() {
    return Optional.ofNullable(recommended);
  }

  /** How often something has been recommended. */
  int recommendations() {
    return recommendations;
  }

  Optional<Instant> maintenanceDeclined() {
    return Optional.ofNullable(maintenanceDeclined);
  }

  /** How often a session of maintenance was. */
  int accepted() {
    return accepted;
  }

  Optional<Instant> acceptedAt() {
    return Optional.ofNullable(acceptedAt);
  }

  Optional<Response> response() {
    return Optional.ofNullable(response);
  }

  Optional<Dated<String>> closed() {
    return Optional.ofNullable(closed);
  }
}
