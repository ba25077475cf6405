package org.treatmentcourse.scheduling;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.messaging.Behaviour;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Chore;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.StoreIndex;
import org.treatmentcourse.scheduling.booking.Booker;
import org.treatmentcourse.scheduling.booking.ChairsToSettle;
import org.treatmentcourse.scheduling.booking.Desk;
import org.treatmentcourse.scheduling.booking.Sites;
import org.treatmentcourse.scheduling.booking.StoredCourses;
import org.treatmentcourse.scheduling.booking.Sweep;
import org.treatmentcourse.scheduling.booking.Waitlist;
import org.treatmentcourse.scheduling.calendar.SignedLinks;
import org.treatmentcourse.scheduling.capacity.MongoSiteDays;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.deadlines.WhenClocksRunOut;
import org.treatmentcourse.scheduling.ledger.Ledgers;
import org.treatmentcourse.scheduling.ledger.MongoPages;
import org.treatmentcourse.scheduling.monitoring.MongoSamples;
import org.treatmentcourse.scheduling.monitoring.Monitors;
import org.treatmentcourse.scheduling.monitoring.Samples;
import org.treatmentcourse.scheduling.onblockage.WhenCourseBlockedThenHoldStarts;
import org.treatmentcourse.scheduling.onblockage.WhenCourseUnblockedThenAllowStarts;
import org.treatmentcourse.scheduling.onclinic.WhenAdverseEventRecordedThenTell;
import org.treatmentcourse.scheduling.onclinic.WhenDoseEndedThenObserve;
import org.treatmentcourse.scheduling.onclinic.WhenPatientArrivedThenCheckIn;
import org.treatmentcourse.scheduling.onclinic.WhenVitalsRecordedThenJudge;
import org.treatmentcourse.scheduling.onevaluation.WhenEligibilityDecidedThenNoteOutcome;
import org.treatmentcourse.scheduling.onevaluation.WhenMedicationsJudgedThenKnow;
import org.treatmentcourse.scheduling.onevaluation.WhenPlanAdjustedThenRepairSeries;
import org.treatmentcourse.scheduling.onevaluation.WhenPlanApprovedThenPlanSessions;
import org.treatmentcourse.scheduling.onevaluation.WhenPlanResumedThenLiftSuspension;
import org.treatmentcourse.scheduling.onevaluation.WhenPlanSuspendedThenReleaseBookings;
import org.treatmentcourse.scheduling.onfollowup.WhenAssessmentScoredThenNoteRisk;
import org.treatmentcourse.scheduling.onfollowup.WhenCourseClosedThenReleaseBookings;
import org.treatmentcourse.scheduling.onfollowup.WhenSuicideRiskEscalatedThenBlockStarts;
import org.treatmentcourse.scheduling.onfollowup.WhenSuicideRiskResolvedThenUnblock;
import org.treatmentcourse.scheduling.onfollowup.WhenTaskClosedThenBookingMayGoOn;
import org.treatmentcourse.scheduling.onfollowup.WhenTaskOpenedThenExpectContact;
import org.treatmentcourse.scheduling.onintake.WhenConsentExpiredThenNoteIt;
import org.treatmentcourse.scheduling.onintake.WhenConsentGrantedThenNoteIt;
import org.treatmentcourse.scheduling.onintake.WhenConsentRevokedThenStop;
import org.treatmentcourse.scheduling.onintake.WhenConsultationRequestedThenOpenSeries;
import org.treatmentcourse.scheduling.onintake.WhenIntakeCompletedThenNothingToSchedule;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.SecurityAutoConfiguration;

/** Puts the service together. */
@Configuration
class SchedulingWiring {

  @Bean
  PolicyBook<SchedulingPolicy> policyBook() {
    return new PolicyBook<>("scheduling", SchedulingPolicy.class);
  }

  /** The directory comes with delivery, which needs the behaviour first: asked for when it is used. */
  @Bean
  ClinicTerms clinicTerms(PolicyBook<SchedulingPolicy> book, ObjectProvider<ClinicDirectory> directory) {
    return new ClinicTerms(book, id -> directory.getObject().needed(id));
  }

  @Bean
  Behaviour<Series> behaviour(ClinicTerms terms) {
    return table(terms::policy);
  }

  static Behaviour<Series> table(Function<String, SchedulingPolicy> policy) {
    return Behaviour.of(Service.SCHEDULING, Series.class, Series::initial)
        .on(IntakeEvent.ConsultationRequested.class, new WhenConsultationRequestedThenOpenSeries(policy))
        .on(IntakeEvent.ConsentGranted.class, new WhenConsentGrantedThenNoteIt())
        .on(IntakeEvent.ConsentRevoked.class, new WhenConsentRevokedThenStop(policy))
        .on(IntakeEvent.ConsentExpired.class, new WhenConsentExpiredThenNoteIt())
        .on(IntakeEvent.IntakeCompleted.class, new WhenIntakeCompletedThenNothingToSchedule())
        .on(EvaluationEvent.MedicationsJudged.class, new WhenMedicationsJudgedThenKnow())
        .on(EvaluationEvent.EligibilityDecided.class, new WhenEligibilityDecidedThenNoteOutcome())
        .on(EvaluationEvent.PlanApproved.class, new WhenPlanApprovedThenPlanSessions(policy))
        .on(EvaluationEvent.PlanAdjusted.class, new WhenPlanAdjustedThenRepairSeries(policy))
        .on(EvaluationEvent.PlanSuspended.class, new WhenPlanSuspendedThenReleaseBookings(policy))
        .on(EvaluationEvent.PlanResumed.class, new WhenPlanResumedThenLiftSuspension())
        .on(FollowupEvent.AssessmentScored.class, new WhenAssessmentScoredThenNoteRisk())
        .on(FollowupEvent.SuicideRiskEscalated.class, new WhenSuicideRiskEscalatedThenBlockStarts())
        .on(FollowupEvent.SuicideRiskResolved.class, new WhenSuicideRiskResolvedThenUnblock())
        .on(FollowupEvent.TaskOpened.class, new WhenTaskOpenedThenExpectContact(policy))
        .on(FollowupEvent.TaskClosed.class, new WhenTaskClosedThenBookingMayGoOn())
        .on(FollowupEvent.CourseClosed.class, new WhenCourseClosedThenReleaseBookings(policy))
        .on(ClinicEvent.PatientArrived.class, new WhenPatientArrivedThenCheckIn(policy))
        .on(ClinicEvent.VitalsRecorded.class, new WhenVitalsRecordedThenJudge(policy))
        .on(ClinicEvent.DoseEnded.class, new WhenDoseEndedThenObserve(policy))
        .on(ClinicEvent.AdverseEventRecorded.class, new WhenAdverseEventRecordedThenTell(policy))
        .on(IntakeEvent.CourseBlocked.class, new WhenCourseBlockedThenHoldStarts(Service.INTAKE))
        .on(IntakeEvent.CourseUnblocked.class, new WhenCourseUnblockedThenAllowStarts(Service.INTAKE))
        .on(EvaluationEvent.CourseBlocked.class, new WhenCourseBlockedThenHoldStarts(Service.EVALUATION))
        .on(EvaluationEvent.CourseUnblocked.class, new WhenCourseUnblockedThenAllowStarts(Service.EVALUATION))
        .on(FollowupEvent.CourseBlocked.class, new WhenCourseBlockedThenHoldStarts(Service.FOLLOWUP))
        .on(FollowupEvent.CourseUnblocked.class, new WhenCourseUnblockedThenAllowStarts(Service.FOLLOWUP))
        .onDue(new WhenClocksRunOut(policy))
        .onBlocked(BlockReaction.saying(SchedulingEvent.CourseBlocked::new, SchedulingEvent.CourseUnblocked::new))
        .build();
  }

  @Bean
  SiteDays siteDays(MongoDatabase database) {
    return new MongoSiteDays(database);
  }

  @Bean
  Ledgers ledgers(MongoDatabase database) {
    return new Ledgers(new MongoPages(database));
  }

  @Bean
  MongoSamples samples(MongoDatabase database) {
    return new MongoSamples(database);
  }

  @Bean
  Monitors monitors(Samples samples, Commands<Series> commands, ClinicTerms terms, BusinessClock clock) {
    return new Monitors(samples, commands, terms, clock);
  }

  @Bean
  StoredCourses storedCourses(Commands<Series> commands, MongoTemplate mongo) {
    return new StoredCourses(commands, mongo);
  }

  @Bean
  Booker booker(
      StoredCourses courses, SiteDays days, BusinessClock clock, @Value("${treatmentcourse.scheduling.hold:5s}") Duration hold) {
    return new Booker(courses, days, clock, hold);
  }

  @Bean
  StoreIndex daysWithHolds() {
    return new StoreIndex("days", List.of("held.until"), true);
  }

  @Bean
  StoreIndex linesOfSessions() {
    return new StoreIndex("ledger", List.of("courseId", "session"), false);
  }

  @Bean
  StoreIndex unfinishedAttempts() {
    return StoreIndex.ofThoseWith("state.attempt");
  }

  @Bean
  StoreIndex chairsToFree() {
    return StoreIndex.ofThoseWith("state.toFree.0");
  }

  @Bean
  ChairsToSettle chairsToSettle(Booker booker, StoredCourses courses) {
    return new ChairsToSettle(booker, courses);
  }

  @Bean
  StoreIndex waitingForChairs() {
    return StoreIndex.ofThoseWith("state.waiting");
  }

  @Bean
  Waitlist waitlist(StoredCourses courses, Booker booker, Sites sites, ClinicTerms terms) {
    return new Waitlist(courses, booker, sites, terms);
  }

  @Bean
  Sweep sweep(StoredCourses courses, SiteDays days, Waitlist waitlist) {
    return new Sweep(courses, days, waitlist::freed);
  }

  @Bean
  Chore settleCourses(Sweep sweep) {
    return new Chore("chairs of courses", Duration.ofMillis(300), sweep::courses);
  }

  @Bean
  Chore settleDays(Sweep sweep) {
    return new Chore("chairs of days", Duration.ofSeconds(5), sweep::days);
  }

  @Bean
  SignedLinks signedLinks(@Value("${treatmentcourse.course-id-secret-file}") Path secret) throws IOException {
    return new SignedLinks(HexFormat.of().parseHex(Files.readString(secret).trim()));
  }

  /** The link is the right to read. */
  @Bean
  SecurityAutoConfiguration.PublicPaths calendars() {
    return new SecurityAutoConfiguration.PublicPaths(List.of("/calendars/*"));
  }

  @Bean
  Desk desk(Door<Series> door, Booker booker, Sites sites, ClinicTerms terms) {
    return new Desk(door, booker, sites, terms);
  }

  @Bean
  Sites sites(ClinicDirectory clinics) {
    return new Sites(clinics);
  }
}
