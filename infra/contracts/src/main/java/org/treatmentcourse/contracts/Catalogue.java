package org.treatmentcourse.contracts;

import static org.treatmentcourse.contracts.Channel.EVENTS;
import static org.treatmentcourse.contracts.Channel.SAFETY;
import static org.treatmentcourse.contracts.Channel.TELEMETRY;
import static org.treatmentcourse.contracts.Service.DASHBOARD;
import static org.treatmentcourse.contracts.Service.EVALUATION;
import static org.treatmentcourse.contracts.Service.FOLLOWUP;
import static org.treatmentcourse.contracts.Service.INTAKE;
import static org.treatmentcourse.contracts.Service.SCHEDULING;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of all event types: name on the wire, record, producer or owner, stream, listeners. The one place that knows. */
public final class Catalogue {
  private static final Pattern VERSIONED = Pattern.compile("(.+)\\.v[0-9]+");
  private static final Map<String, EventType> BY_WIRE = new LinkedHashMap<>();
  private static final Map<Class<?>, EventType> BY_RECORD = new LinkedHashMap<>();

  static {
    // What clinic systems send: one owner each.
    clinic("clinic.consultation-requested.v1", ClinicEvent.ConsultationRequested.class, INTAKE, EVENTS);
    clinic("clinic.history-reported.v1", ClinicEvent.HistoryReported.class, INTAKE, EVENTS);
    clinic("clinic.coverage-reported.v1", ClinicEvent.CoverageReported.class, INTAKE, EVENTS);
    clinic("clinic.consent-granted.v1", ClinicEvent.ConsentGranted.class, INTAKE, EVENTS);
    clinic("clinic.consent-revoked.v1", ClinicEvent.ConsentRevoked.class, INTAKE, SAFETY);
    clinic("clinic.examination-recorded.v1", ClinicEvent.ExaminationRecorded.class, EVALUATION, EVENTS);
    clinic("clinic.lab-resulted.v1", ClinicEvent.LabResulted.class, EVALUATION, EVENTS);
    clinic("clinic.diagnosis-recorded.v1", ClinicEvent.DiagnosisRecorded.class, EVALUATION, EVENTS);
    clinic("clinic.medications-reconciled.v1", ClinicEvent.MedicationsReconciled.class, EVALUATION, EVENTS);
    clinic("clinic.allergies-reviewed.v1", ClinicEvent.AllergiesReviewed.class, EVALUATION, EVENTS);
    clinic("clinic.lab-measured.v1", ClinicEvent.LabMeasured.class, EVALUATION, EVENTS);
    clinic("clinic.findings-recorded.v1", ClinicEvent.FindingsRecorded.class, EVALUATION, EVENTS);
    clinic("clinic.patient-arrived.v1", ClinicEvent.PatientArrived.class, SCHEDULING, EVENTS);
    clinic("clinic.vitals-recorded.v1", ClinicEvent.VitalsRecorded.class, SCHEDULING, EVENTS);
    clinic("clinic.vitals-sampled.v1", ClinicEvent.VitalsSampled.class, SCHEDULING, TELEMETRY);
    clinic("clinic.dose-ended.v1", ClinicEvent.DoseEnded.class, SCHEDULING, EVENTS);
    clinic("clinic.adverse-event-recorded.v1", ClinicEvent.AdverseEventRecorded.class, SCHEDULING, SAFETY);
    clinic("clinic.questionnaire-answered.v1", ClinicEvent.QuestionnaireAnswered.class, FOLLOWUP, EVENTS);
    clinic("clinic.check-in-answered.v1", ClinicEvent.CheckInAnswered.class, FOLLOWUP, EVENTS);

    // What intake decides. ClinicRegistered has a topic of its own and is read as reference data by every process.
    service("intake.clinic-registered.v1", IntakeEvent.ClinicRegistered.class, INTAKE, EVENTS);
    service("intake.consultation-requested.v1", IntakeEvent.ConsultationRequested.class, INTAKE, EVENTS, EVALUATION, SCHEDULING, FOLLOWUP, DASHBOARD);
    service("intake.consent-granted.v1", IntakeEvent.ConsentGranted.class, INTAKE, EVENTS, EVALUATION, SCHEDULING, DASHBOARD);
    service("intake.consent-revoked.v1", IntakeEvent.ConsentRevoked.class, INTAKE, SAFETY, EVALUATION, SCHEDULING, DASHBOARD);
    service("intake.consent-expired.v1", IntakeEvent.ConsentExpired.class, INTAKE, EVENTS, EVALUATION, SCHEDULING, DASHBOARD);
    service("intake.reminder-due.v1", IntakeEvent.ReminderDue.class, INTAKE, EVENTS, DASHBOARD);
    service("intake.coverage-checked.v1", IntakeEvent.CoverageChecked.class, INTAKE, EVENTS, DASHBOARD);
    service("intake.person-merged.v1", IntakeEvent.PersonMerged.class, INTAKE, EVENTS, DASHBOARD);
    service("intake.record-restricted.v1", IntakeEvent.RecordRestricted.class, INTAKE, EVENTS, DASHBOARD);
    service("intake.intake-completed.v1", IntakeEvent.IntakeCompleted.class, INTAKE, EVENTS, EVALUATION, SCHEDULING, DASHBOARD);
    service("intake.intake-declined.v1", IntakeEvent.IntakeDeclined.class, INTAKE, EVENTS, EVALUATION, FOLLOWUP, DASHBOARD);
    service("intake.course-blocked.v1", IntakeEvent.CourseBlocked.class, INTAKE, SAFETY, SCHEDULING, FOLLOWUP, DASHBOARD);
    service("intake.course-unblocked.v1", IntakeEvent.CourseUnblocked.class, INTAKE, EVENTS, SCHEDULING, FOLLOWUP, DASHBOARD);

    service("evaluation.evaluation-opened.v1", EvaluationEvent.EvaluationOpened.class, EVALUATION, EVENTS, DASHBOARD);
    service("evaluation.eligibility-assessed.v1", EvaluationEvent.EligibilityAssessed.class, EVALUATION, EVENTS, DASHBOARD);
    service("evaluation.medications-judged.v1", EvaluationEvent.MedicationsJudged.class, EVALUATION, EVENTS, SCHEDULING, DASHBOARD);
    service("evaluation.lab-noted.v1", EvaluationEvent.LabNoted.class, EVALUATION, EVENTS, FOLLOWUP, DASHBOARD);
    service("evaluation.eligibility-decided.v1", EvaluationEvent.EligibilityDecided.class, EVALUATION, EVENTS, SCHEDULING, DASHBOARD);
    service("evaluation.plan-proposed.v1", EvaluationEvent.PlanProposed.class, EVALUATION, EVENTS, FOLLOWUP, DASHBOARD);
    service("evaluation.plan-proposal-withdrawn.v1", EvaluationEvent.PlanProposalWithdrawn.class, EVALUATION, EVENTS, FOLLOWUP, DASHBOARD);
    service("evaluation.work-up-ordered.v1", EvaluationEvent.WorkUpOrdered.class, EVALUATION, EVENTS, DASHBOARD);
    service("evaluation.work-up-resulted.v1", EvaluationEvent.WorkUpResulted.class, EVALUATION, EVENTS, DASHBOARD);
    service("evaluation.plan-approved.v1", EvaluationEvent.PlanApproved.class, EVALUATION, EVENTS, SCHEDULING, FOLLOWUP, DASHBOARD);
    service("evaluation.plan-adjusted.v1", EvaluationEvent.PlanAdjusted.class, EVALUATION, EVENTS, SCHEDULING, FOLLOWUP, DASHBOARD);
    service("evaluation.plan-suspended.v1", EvaluationEvent.PlanSuspended.class, EVALUATION, SAFETY, SCHEDULING, FOLLOWUP, DASHBOARD);
    service("evaluation.plan-resumed.v1", EvaluationEvent.PlanResumed.class, EVALUATION, EVENTS, SCHEDULING, FOLLOWUP, DASHBOARD);
    service("evaluation.recommendation-not-followed.v1", EvaluationEvent.RecommendationNotFollowed.class, EVALUATION, EVENTS, FOLLOWUP, DASHBOARD);
    service("evaluation.plan-completed.v1", EvaluationEvent.PlanCompleted.class, EVALUATION, EVENTS, DASHBOARD);
    service("evaluation.course-blocked.v1", EvaluationEvent.CourseBlocked.class, EVALUATION, SAFETY, SCHEDULING, FOLLOWUP, DASHBOARD);
    service("evaluation.course-unblocked.v1", EvaluationEvent.CourseUnblocked.class, EVALUATION, EVENTS, SCHEDULING, FOLLOWUP, DASHBOARD);

    service("scheduling.sessions-booked.v1", SchedulingEvent.SessionsBooked.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.sessions-offered.v1", SchedulingEvent.SessionsOffered.class, SCHEDULING, EVENTS, DASHBOARD);
    service("scheduling.offer-ended.v1", SchedulingEvent.OfferEnded.class, SCHEDULING, EVENTS, DASHBOARD);
    service("scheduling.session-cancelled.v1", SchedulingEvent.SessionCancelled.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.session-missed.v1", SchedulingEvent.SessionMissed.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.series-at-risk.v1", SchedulingEvent.SeriesAtRisk.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.session-checked-in.v1", SchedulingEvent.SessionCheckedIn.class, SCHEDULING, EVENTS, DASHBOARD);
    service("scheduling.session-cleared.v1", SchedulingEvent.SessionCleared.class, SCHEDULING, EVENTS, DASHBOARD);
    service("scheduling.session-held.v1", SchedulingEvent.SessionHeld.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.dose-started.v1", SchedulingEvent.DoseStarted.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.dose-completed.v1", SchedulingEvent.DoseCompleted.class, SCHEDULING, EVENTS, DASHBOARD);
    service("scheduling.infusion-stopped.v1", SchedulingEvent.InfusionStopped.class, SCHEDULING, SAFETY, FOLLOWUP, DASHBOARD);
    service("scheduling.infusion-paused.v1", SchedulingEvent.InfusionPaused.class, SCHEDULING, SAFETY, FOLLOWUP, DASHBOARD);
    service("scheduling.infusion-resumed.v1", SchedulingEvent.InfusionResumed.class, SCHEDULING, SAFETY, DASHBOARD);
    service("scheduling.vitals-overdue.v1", SchedulingEvent.VitalsOverdue.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.adverse-event-recorded.v1", SchedulingEvent.AdverseEventRecorded.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.series-held.v1", SchedulingEvent.SeriesHeld.class, SCHEDULING, SAFETY, FOLLOWUP, DASHBOARD);
    service("scheduling.series-released.v1", SchedulingEvent.SeriesReleased.class, SCHEDULING, SAFETY, FOLLOWUP, DASHBOARD);
    service("scheduling.left-against-advice.v1", SchedulingEvent.LeftAgainstAdvice.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.transferred-acute.v1", SchedulingEvent.TransferredAcute.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.session-completed.v1", SchedulingEvent.SessionCompleted.class, SCHEDULING, EVENTS, EVALUATION, FOLLOWUP, DASHBOARD);
    service("scheduling.rems-form-prepared.v1", SchedulingEvent.RemsFormPrepared.class, SCHEDULING, EVENTS, DASHBOARD);
    service("scheduling.rems-form-unsent.v1", SchedulingEvent.RemsFormUnsent.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.rems-form-breached.v1", SchedulingEvent.RemsFormBreached.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.rems-form-submitted.v1", SchedulingEvent.RemsFormSubmitted.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);
    service("scheduling.course-blocked.v1", SchedulingEvent.CourseBlocked.class, SCHEDULING, SAFETY, FOLLOWUP, DASHBOARD);
    service("scheduling.course-unblocked.v1", SchedulingEvent.CourseUnblocked.class, SCHEDULING, EVENTS, FOLLOWUP, DASHBOARD);

    service("followup.assessment-scored.v1", FollowupEvent.AssessmentScored.class, FOLLOWUP, EVENTS, INTAKE, EVALUATION, SCHEDULING, DASHBOARD);
    service("followup.suicide-risk-escalated.v1", FollowupEvent.SuicideRiskEscalated.class, FOLLOWUP, SAFETY, EVALUATION, SCHEDULING, DASHBOARD);
    service("followup.suicide-risk-resolved.v1", FollowupEvent.SuicideRiskResolved.class, FOLLOWUP, EVENTS, EVALUATION, SCHEDULING, DASHBOARD);
    service("followup.check-in-due.v1", FollowupEvent.CheckInDue.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.check-in-received.v1", FollowupEvent.CheckInReceived.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.check-in-missed.v1", FollowupEvent.CheckInMissed.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.measurement-due.v1", FollowupEvent.MeasurementDue.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.measurement-overdue.v1", FollowupEvent.MeasurementOverdue.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.measurement-missed.v1", FollowupEvent.MeasurementMissed.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.measurement-taken.v1", FollowupEvent.MeasurementTaken.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.safety-signalled.v1", FollowupEvent.SafetySignalled.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.response-classified.v1", FollowupEvent.ResponseClassified.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.response-sustained.v1", FollowupEvent.ResponseSustained.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.relapse-suspected.v1", FollowupEvent.RelapseSuspected.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.relapse-confirmed.v1", FollowupEvent.RelapseConfirmed.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.recommended.v1", FollowupEvent.Recommended.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.recommendation-accepted.v1", FollowupEvent.RecommendationAccepted.class, FOLLOWUP, EVENTS, EVALUATION, DASHBOARD);
    service("followup.recommendation-declined.v1", FollowupEvent.RecommendationDeclined.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.recommendation-withdrawn.v1", FollowupEvent.RecommendationWithdrawn.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.care-planned.v1", FollowupEvent.CarePlanned.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.care-progressed.v1", FollowupEvent.CareProgressed.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.care-ended.v1", FollowupEvent.CareEnded.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.task-opened.v1", FollowupEvent.TaskOpened.class, FOLLOWUP, EVENTS, SCHEDULING, DASHBOARD);
    service("followup.task-acknowledged.v1", FollowupEvent.TaskAcknowledged.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.task-overdue.v1", FollowupEvent.TaskOverdue.class, FOLLOWUP, EVENTS, DASHBOARD);
    service("followup.task-closed.v1", FollowupEvent.TaskClosed.class, FOLLOWUP, EVENTS, SCHEDULING, DASHBOARD);
    service("followup.course-closed.v1", FollowupEvent.CourseClosed.class, FOLLOWUP, EVENTS, INTAKE, EVALUATION, SCHEDULING, DASHBOARD);
    service("followup.course-blocked.v1", FollowupEvent.CourseBlocked.class, FOLLOWUP, SAFETY, SCHEDULING, DASHBOARD);
    service("followup.course-unblocked.v1", FollowupEvent.CourseUnblocked.class, FOLLOWUP, EVENTS, SCHEDULING, DASHBOARD);

    service("board.course-row.v1", BoardEvent.CourseRow.class, DASHBOARD, EVENTS);
  }

  private Catalogue() {}

  private static void clinic(String wire, Class<? extends ClinicEvent> record, Service owner, Channel channel) {
    add(new EventType(wire, record, null, owner, channel, Set.of(owner)));
  }

  private static void service(String wire, Class<? extends ServiceEvent> record, Service producer, Channel channel, Service... heardBy) {
    Set<Service> listeners = heardBy.length == 0 ? Set.of() : Set.copyOf(EnumSet.copyOf(List.of(heardBy)));
    add(new EventType(wire, record, producer, null, channel, listeners));
  }

  private static void add(EventType type) {
    if (BY_WIRE.put(type.wire(), type) != null || BY_RECORD.put(type.record(), type) != null) {
      throw new IllegalStateException("listed twice: " + type.wire());
    }
  }

  /** What a service decides on in the documents of its courses; samples of monitors go past those. */
  public static Stream<EventType> decidedBy(Service service) {
    return BY_WIRE.values().stream().filter(type -> type.heardBy().contains(service) && type.channel() != TELEMETRY);
  }

  public static Collection<EventType> all() {
    return List.copyOf(BY_WIRE.values());
  }

  public static Optional<EventType> byWire(@Nullable String wire) {
    return Optional.ofNullable(wire).map(BY_WIRE::get);
  }

  /** @throws IllegalArgumentException for a record that is not in the table */
  public static EventType of(Class<?> record) {
    EventType type = BY_RECORD.get(record);
    if (type == null) {
      throw new IllegalArgumentException("not in the catalogue: " + record.getName());
    }
    return type;
  }

  public static EventType of(Event event) {
    return of(event.getClass());
  }

  /** True if some version of this type is known, e.g. for {@code clinic.vitals-recorded.v9}. */
  public static boolean knowsAnotherVersionOf(String wire) {
    Matcher versioned = VERSIONED.matcher(wire);
    return versioned.matches()
        && BY_WIRE.keySet().stream().map(VERSIONED::matcher).anyMatch(known -> known.matches() && known.group(1).equals(versioned.group(1)));
  }
}
