package org.treatmentcourse.followup;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.treatmentcourse.contracts.ClinicEvent.CheckInAnswered;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposalWithdrawn;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeDeclined;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.SchedulingEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionPaused;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.SchedulingEvent.LeftAgainstAdvice;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormBreached;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormSubmitted;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormUnsent;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesAtRisk;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesReleased;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionMissed;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.SchedulingEvent.TransferredAcute;
import org.treatmentcourse.contracts.SchedulingEvent.VitalsOverdue;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Message;
import org.treatmentcourse.followup.deadlines.WhenClocksRunOut;
import org.treatmentcourse.followup.instruments.Wordings;
import org.treatmentcourse.followup.messages.Channels;
import org.treatmentcourse.followup.messages.MessagesProperties;
import org.treatmentcourse.followup.messages.Reminders;
import org.treatmentcourse.followup.onblockage.WhenCourseBlockedThenTellSomebody;
import org.treatmentcourse.followup.onblockage.WhenCourseUnblockedThenCloseTheTask;
import org.treatmentcourse.followup.onblockage.WhenParkedHereThenTellEverybody;
import org.treatmentcourse.followup.onclinic.WhenCheckInAnsweredThenReceive;
import org.treatmentcourse.followup.onclinic.WhenQuestionnaireAnsweredThenJudgeAndScore;
import org.treatmentcourse.followup.onevaluation.WhenLabNotedThenWatch;
import org.treatmentcourse.followup.onevaluation.WhenPlanAdjustedThenKnowTheInterval;
import org.treatmentcourse.followup.onevaluation.WhenPlanApprovedThenKnowTheInduction;
import org.treatmentcourse.followup.onevaluation.WhenPlanProposalWithdrawnThenAskNoMore;
import org.treatmentcourse.followup.onevaluation.WhenPlanProposedThenAskForASignature;
import org.treatmentcourse.followup.onevaluation.WhenPlanResumedThenProposeAgain;
import org.treatmentcourse.followup.onevaluation.WhenPlanSuspendedThenTellSomebody;
import org.treatmentcourse.followup.onevaluation.WhenRecommendationNotFollowedThenDecideAgain;
import org.treatmentcourse.followup.onintake.WhenConsultationRequestedThenFollow;
import org.treatmentcourse.followup.onintake.WhenIntakeDeclinedThenStopFollowing;
import org.treatmentcourse.followup.onscheduling.WhenAdverseEventRecordedThenReview;
import org.treatmentcourse.followup.onscheduling.WhenDoseStartedThenSetTheBaseline;
import org.treatmentcourse.followup.onscheduling.WhenInfusionPausedThenTellThePrescriber;
import org.treatmentcourse.followup.onscheduling.WhenInfusionStoppedThenTellThePrescriber;
import org.treatmentcourse.followup.onscheduling.WhenLeftAgainstAdviceThenCall;
import org.treatmentcourse.followup.onscheduling.WhenRemsFormBreachedThenTellTheMedicalDirector;
import org.treatmentcourse.followup.onscheduling.WhenRemsFormSubmittedThenCloseTheTasks;
import org.treatmentcourse.followup.onscheduling.WhenRemsFormUnsentThenTellSomebody;
import org.treatmentcourse.followup.onscheduling.WhenSeriesAtRiskThenTellTheClinician;
import org.treatmentcourse.followup.onscheduling.WhenSeriesHeldThenTellThePrescriber;
import org.treatmentcourse.followup.onscheduling.WhenSeriesReleasedThenCloseTheTask;
import org.treatmentcourse.followup.onscheduling.WhenSessionCancelledThenRemindNoMore;
import org.treatmentcourse.followup.onscheduling.WhenSessionCompletedThenAskForACheckIn;
import org.treatmentcourse.followup.onscheduling.WhenSessionHeldThenRefer;
import org.treatmentcourse.followup.onscheduling.WhenSessionMissedThenAskHowThePatientIs;
import org.treatmentcourse.followup.onscheduling.WhenSessionsBookedThenExpectThem;
import org.treatmentcourse.followup.onscheduling.WhenTransferredAcuteThenTellThePrescriber;
import org.treatmentcourse.followup.onscheduling.WhenVitalsOverdueThenTellTheNurse;
import org.treatmentcourse.messaging.Behaviour;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Chore;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.StoreIndex;

/** Which event leads to which reaction, and which policy is in force where. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagesProperties.class)
public class FollowupWiring {

  @Bean
  PolicyBook<FollowupPolicy> policyBook() {
    return new PolicyBook<>("followup", FollowupPolicy.class);
  }

  /** Clinics are known later than this bean is made, hence the provider. */
  @Bean
  Policies policies(PolicyBook<FollowupPolicy> book, ObjectProvider<ClinicDirectory> clinics) {
    return clinic -> book.of(clinics.getObject().clinic(clinic));
  }

  /** @param folder with the words of licensed instruments; none if empty */
  @Bean
  Wordings wordings(PolicyBook<FollowupPolicy> book, @Value("${treatmentcourse.wording-dir}") String folder) {
    return new Wordings(book.defaults().instruments(), folder.isBlank() ? null : Path.of(folder));
  }

  /** The policy in force at a clinic. */
  public interface Policies extends Function<String, FollowupPolicy> {}

  @Bean
  Behaviour<Followup> followupBehaviour(Policies policies) {
    return behaviour(policies);
  }

  static Behaviour<Followup> behaviour(Function<String, FollowupPolicy> policies) {
    return Behaviour.of(Service.FOLLOWUP, Followup.class, Followup::initial)
        // Suicide risk is judged even if nothing else of the course is known yet.
        .opensOn(QuestionnaireAnswered.class, new WhenQuestionnaireAnsweredThenJudgeAndScore(policies))
        .on(CheckInAnswered.class, new WhenCheckInAnsweredThenReceive(policies))
        .on(ConsultationRequested.class, new WhenConsultationRequestedThenFollow(policies))
        .on(IntakeDeclined.class, new WhenIntakeDeclinedThenStopFollowing())
        .on(PlanProposed.class, new WhenPlanProposedThenAskForASignature(policies))
        .on(PlanProposalWithdrawn.class, new WhenPlanProposalWithdrawnThenAskNoMore(policies))
        .on(PlanApproved.class, new WhenPlanApprovedThenKnowTheInduction(policies))
        .on(PlanAdjusted.class, new WhenPlanAdjustedThenKnowTheInterval(policies))
        .on(PlanSuspended.class, new WhenPlanSuspendedThenTellSomebody(policies))
        .on(PlanResumed.class, new WhenPlanResumedThenProposeAgain(policies))
        .on(EvaluationEvent.LabNoted.class, new WhenLabNotedThenWatch(policies))
        .on(EvaluationEvent.RecommendationNotFollowed.class, new WhenRecommendationNotFollowedThenDecideAgain(policies))
        .on(SessionsBooked.class, new WhenSessionsBookedThenExpectThem(policies))
        .on(SessionCancelled.class, new WhenSessionCancelledThenRemindNoMore(policies))
        .on(DoseStarted.class, new WhenDoseStartedThenSetTheBaseline(policies))
        .on(SessionCompleted.class, new WhenSessionCompletedThenAskForACheckIn(policies))
        .on(SessionMissed.class, new WhenSessionMissedThenAskHowThePatientIs(policies))
        .on(SeriesAtRisk.class, new WhenSeriesAtRiskThenTellTheClinician(policies))
        .on(SessionHeld.class, new WhenSessionHeldThenRefer(policies))
        .on(InfusionPaused.class, new WhenInfusionPausedThenTellThePrescriber(policies))
        .on(InfusionStopped.class, new WhenInfusionStoppedThenTellThePrescriber(policies))
        .on(VitalsOverdue.class, new WhenVitalsOverdueThenTellTheNurse(policies))
        .on(SeriesHeld.class, new WhenSeriesHeldThenTellThePrescriber(policies))
        .on(SeriesReleased.class, new WhenSeriesReleasedThenCloseTheTask(policies))
        .on(RemsFormUnsent.class, new WhenRemsFormUnsentThenTellSomebody(policies))
        .on(RemsFormBreached.class, new WhenRemsFormBreachedThenTellTheMedicalDirector(policies))
        .on(RemsFormSubmitted.class, new WhenRemsFormSubmittedThenCloseTheTasks(policies))
        .on(LeftAgainstAdvice.class, new WhenLeftAgainstAdviceThenCall(policies))
        .on(TransferredAcute.class, new WhenTransferredAcuteThenTellThePrescriber(policies))
        .on(AdverseEventRecorded.class, new WhenAdverseEventRecordedThenReview(policies))
        .on(IntakeEvent.CourseBlocked.class, new WhenCourseBlockedThenTellSomebody(Service.INTAKE, policies))
        .on(IntakeEvent.CourseUnblocked.class, new WhenCourseUnblockedThenCloseTheTask(Service.INTAKE, policies))
        .on(EvaluationEvent.CourseBlocked.class, new WhenCourseBlockedThenTellSomebody(Service.EVALUATION, policies))
        .on(EvaluationEvent.CourseUnblocked.class, new WhenCourseUnblockedThenCloseTheTask(Service.EVALUATION, policies))
        .on(SchedulingEvent.CourseBlocked.class, new WhenCourseBlockedThenTellSomebody(Service.SCHEDULING, policies))
        .on(SchedulingEvent.CourseUnblocked.class, new WhenCourseUnblockedThenCloseTheTask(Service.SCHEDULING, policies))
        .onDue(new WhenClocksRunOut(policies))
        .onBlocked(new WhenParkedHereThenTellEverybody(policies))
        .build();
  }

  @Bean
  Channels channels(
      MessagesProperties settings, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, TimeLimiterRegistry limits, RetryRegistry retries) {
    return Channels.of(settings, breakers, bulkheads, limits, retries);
  }

  @Bean
  Reminders reminders(
      Commands<Followup> commands,
      MongoTemplate mongo,
      BusinessClock clock,
      Channels channels,
      Policies policies,
      ClinicDirectory clinics,
      MessagesProperties settings,
      MeterRegistry meters) {
    return new Reminders(commands, mongo, clock, channels, policies, clinics::needed, settings.claimLapses(), meters);
  }

  @Bean
  Chore remind(Reminders reminders) {
    return new Chore("reminders", Duration.ofMillis(500), reminders::look);
  }

  @Bean
  MeterBinder waitingMessages(MongoTemplate mongo, ClinicDirectory clinics) {
    return meters -> {
      for (Message.State state : List.of(Message.State.FAILED, Message.State.UNKNOWN)) {
        Criteria has = Criteria.where("state.chart.messages.all.state").is(state.name());
        // By clinic, for the index is.
        Gauge.builder(
                "treatmentcourse.messages.waiting",
                mongo,
                store -> store.count(Query.query(Criteria.where("clinic").in(clinics.ids()).andOperator(has)), "courses"))
            .tag("state", state.name().toLowerCase(Locale.ROOT))
            .register(meters);
      }
    };
  }

  @Bean
  StoreIndex dueMessages() {
    return StoreIndex.ofThoseWith("state.chart.messages.nextAt");
  }

  @Bean
  StoreIndex messages() {
    return StoreIndex.on("clinic", "state.chart.messages.all.state", "_id");
  }

  @Bean
  StoreIndex openTasks() {
    return StoreIndex.on("clinic", "state.chart.watch.tasks.role", "_id");
  }
}
