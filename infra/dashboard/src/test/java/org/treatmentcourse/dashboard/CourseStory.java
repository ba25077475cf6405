package org.treatmentcourse.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityAssessed;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.EvaluationOpened;
import org.treatmentcourse.contracts.EvaluationEvent.LabNoted;
import org.treatmentcourse.contracts.EvaluationEvent.MedicationsJudged;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.PlanCompleted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposalWithdrawn;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.EvaluationEvent.RecommendationNotFollowed;
import org.treatmentcourse.contracts.EvaluationEvent.WorkUpOrdered;
import org.treatmentcourse.contracts.EvaluationEvent.WorkUpResulted;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.CareEnded;
import org.treatmentcourse.contracts.FollowupEvent.CareKind;
import org.treatmentcourse.contracts.FollowupEvent.CarePlanned;
import org.treatmentcourse.contracts.FollowupEvent.CareProgressed;
import org.treatmentcourse.contracts.FollowupEvent.CheckInDue;
import org.treatmentcourse.contracts.FollowupEvent.CheckInMissed;
import org.treatmentcourse.contracts.FollowupEvent.CheckInReceived;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementDue;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementMissed;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementOverdue;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementTaken;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationAccepted;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationDeclined;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationWithdrawn;
import org.treatmentcourse.contracts.FollowupEvent.Recommended;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.RelapseConfirmed;
import org.treatmentcourse.contracts.FollowupEvent.RelapseSuspected;
import org.treatmentcourse.contracts.FollowupEvent.ResponseClassified;
import org.treatmentcourse.contracts.FollowupEvent.ResponseSustained;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.FollowupEvent.SafetyDomain;
import org.treatmentcourse.contracts.FollowupEvent.SafetySignalled;
import org.treatmentcourse.contracts.FollowupEvent.Situation;
import org.treatmentcourse.contracts.FollowupEvent.TaskAcknowledged;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.FollowupEvent.TaskOverdue;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.IntakeEvent.ConsentExpired;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.IntakeEvent.IntakeDeclined;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.IntakeEvent.CoverageChecked;
import org.treatmentcourse.contracts.IntakeEvent.PersonMerged;
import org.treatmentcourse.contracts.IntakeEvent.RecordRestricted;
import org.treatmentcourse.contracts.IntakeEvent.ReminderDue;
import org.treatmentcourse.contracts.CoverageStatus;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.PlanType;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.SchedulingEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.DoseCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionPaused;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionResumed;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionStopped;
import org.treatmentcourse.contracts.SchedulingEvent.LeftAgainstAdvice;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesAtRisk;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormBreached;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormPrepared;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormSubmitted;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormUnsent;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesReleased;
import org.treatmentcourse.contracts.SchedulingEvent.OfferEnded;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsOffered;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCleared;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionMissed;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.SchedulingEvent.TransferredAcute;
import org.treatmentcourse.contracts.SchedulingEvent.Urging;
import org.treatmentcourse.contracts.SchedulingEvent.VitalsOverdue;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;

/** A course as four services would tell it, from the request to the end; which turns it takes depends on the seed alone. */
public final class CourseStory {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final String SITE = "bethesda";

  private final Random random;
  private final Map<Service, Integer> blockages = new EnumMap<>(Service.class);
  private final List<Said> told = new ArrayList<>();
  private Instant now;
  private int score = 21;
  private int tasks;

  private CourseStory(long seed, Instant start) {
    this.random = new Random(seed);
    this.now = start;
  }

  /** In the order in which it happened. */
  public static List<Said> of(long seed) {
    return of(seed, Instant.parse("2026-03-02T14:00:00Z"));
  }

  /** The same with another day of the request. */
  static List<Said> of(long seed, Instant start) {
    CourseStory story = new CourseStory(seed, start);
    story.tell();
    return List.copyOf(story.told);
  }

  private void say(ServiceEvent event) {
    // Some things are recorded late, and some at the very same moment.
    Instant at = random.nextInt(20) == 0 ? now.minusSeconds(3_600) : now;
    told.add(new Said(event, at));
    if (random.nextInt(4) != 0) {
      now = now.plusSeconds(60);
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Something is parked somewhere, and repaired or not. */
  private void parked() {
    for (Service at : List.of(Service.INTAKE, Service.EVALUATION, Service.SCHEDULING, Service.FOLLOWUP)) {
      while (chance(15)) {
        int number = blockages.merge(at, 1, Integer::sum);
        say(blockage(at, number, false));
        if (chance(20)) {
          break;
        }
        say(blockage(at, number, true));
      }
    }
  }

  private static ServiceEvent blockage(Service at, int number, boolean over) {
    return switch (at) {
      case INTAKE -> over ? new IntakeEvent.CourseUnblocked(number) : new IntakeEvent.CourseBlocked(number, "clock");
      case EVALUATION -> over ? new EvaluationEvent.CourseUnblocked(number) : new EvaluationEvent.CourseBlocked(number, "clock");
      case SCHEDULING -> over ? new SchedulingEvent.CourseUnblocked(number) : new SchedulingEvent.CourseBlocked(number, "clock");
      case FOLLOWUP -> over ? new FollowupEvent.CourseUnblocked(number) : new FollowupEvent.CourseBlocked(number, "clock");
      case DASHBOARD -> throw new IllegalArgumentException("says nothing of the kind");
    };
  }

  private void tell() {
    Indication indication = chance(70) ? Indication.TRD : Indication.MDD_RECURRENT;
    say(new ConsultationRequested(SITE, indication, Urgency.ROUTINE, 44, Sex.FEMALE));
    for (Consent consent : List.of(Consent.TREATMENT, Consent.NO_DRIVING, Consent.FINANCIAL)) {
      say(new ConsentGranted(consent, "v1"));
    }
    if (chance(15)) {
      say(new ConsentRevoked(Consent.FINANCIAL));
      now = now.plusSeconds(86_400);
      if (chance(60)) {
        say(new ConsentGranted(Consent.FINANCIAL, "v2"));
      }
    }
    if (chance(20)) {
      say(new ReminderDue(List.of("HISTORY")));
    }
    if (chance(30)) {
      say(new CoverageChecked(PlanType.COMMERCIAL, CoverageStatus.NOT_CHECKED, "PAYER-1", null, null));
      say(new CoverageChecked(PlanType.COMMERCIAL, CoverageStatus.ACTIVE, "PAYER-1", true, null));
    }
    if (chance(5)) {
      say(new PersonMerged("5f0c9c3e-7f0a-5b0e-9d2f-000000000002", 1));
    }
    if (chance(15)) {
      say(new ConsentExpired(Consent.NO_DRIVING, "v1", now.minus(Duration.ofDays(1))));
      if (chance(60)) {
        say(new ConsentGranted(Consent.NO_DRIVING, "v2"));
      }
    }
    score();
    parked();
    if (chance(10)) {
      say(new IntakeDeclined("PATIENT_WITHDREW"));
      return;
    }
    say(new IntakeCompleted(SITE, indication, 44, Sex.FEMALE, true, List.of(), Set.of(Consent.TREATMENT)));
    say(new EvaluationOpened(SITE, indication));
    say(new EligibilityAssessed(Outcome.NEEDS_REVIEW, List.of(), "1"));
    say(new WorkUpOrdered("ecg"));
    say(new WorkUpResulted("ecg"));
    say(new EligibilityAssessed(Outcome.ELIGIBLE, List.of(), "1"));
    say(new MedicationsJudged(List.of()));
    say(new LabNoted("ALT", 0.7, null));
    if (chance(10)) {
      say(new EligibilityDecided("d1", Outcome.NOT_ELIGIBLE, List.of(), "1", now.plus(Duration.ofDays(90))));
      return;
    }
    say(new EligibilityDecided("d1", Outcome.ELIGIBLE, List.of(), "1", now.plus(Duration.ofDays(90))));
    if (chance(20)) {
      say(new PlanProposed(plan(1, Phase.INDUCTION, 1, 6, 0), "DOSE_ABOVE_SOFT_MAX", "1"));
      if (chance(50)) {
        say(new PlanProposalWithdrawn(1, "REPLACED"));
      }
    }
    say(new PlanApproved(plan(1, Phase.INDUCTION, 1, 6, 0), "1"));
    induction();
    parked();
    after();
  }

  private static Plan plan(int version, Phase phase, int first, int sessions, int interval) {
    return new Plan(version, "IV_MDD_STD", phase, "IV", "ketamine", 0.5, 40, 40, first, sessions, 36, interval == 0 ? 7 : interval + 3, 3, interval);
  }

  private Booking booking(int session, int inDays) {
    LocalDate date = LocalDate.ofInstant(now, ZONE).plusDays(inDays);
    LocalTime start = LocalTime.of(9 + random.nextInt(6), 30);
    return new Booking(session, SITE, date, start, ZONE.getId(), date.atTime(start).atZone(ZONE).toInstant(), 130);
  }

  private void induction() {
    List<Booking> bookings = new ArrayList<>();
    for (int n = 1; n <= 6; n++) {
      bookings.add(booking(n, n * 3));
    }
    if (chance(50)) {
      say(new SessionsOffered(bookings, now.plus(Duration.ofHours(1))));
      say(new OfferEnded("EXPIRED"));
    }
    say(new SessionsBooked(1, bookings));
    for (int n = 1; n <= 6; n++) {
      now = bookings.get(n - 1).startsAt();
      session(n, Phase.INDUCTION, 1, 6);
      if (n == 3 || n == 6) {
        classify(n);
      }
    }
  }

  private void session(int n, Phase phase, int version, int planned) {
    if (chance(12)) {
      say(new SessionMissed(n, now.plus(Duration.ofDays(7))));
      String task = open("MISSED_SESSION_CHECK_IN");
      if (chance(30)) {
        say(new SeriesAtRisk(n, "NOT_REBOOKED_IN_TIME"));
      }
      close(task);
      rebook(n, version);
    }
    if (chance(8)) {
      say(new SessionCancelled(n, chance(50) ? "PATIENT" : "CLINIC", chance(50)));
      rebook(n, version);
    }
    say(new SessionCheckedIn(n));
    if (chance(15)) {
      say(new SessionHeld(n, "BP_HOLD", List.of("BP_HOLD")));
      now = now.plusSeconds(1_800);
    }
    say(new SessionCleared(n, List.of()));
    say(new DoseStarted(n, 40));
    now = now.plusSeconds(1_200);
    if (chance(10)) {
      say(new VitalsOverdue(n, now));
      close(open("VITALS_OVERDUE"));
    }
    if (chance(15)) {
      boolean serious = chance(10);
      say(new AdverseEventRecorded(n, "Nausea", 1 + random.nextInt(3), serious));
      if (serious) {
        say(new SeriesHeld(n, n, "SERIOUS_ADVERSE_EVENT"));
        if (chance(85)) {
          say(new SeriesReleased(n));
        }
      }
    }
    if (chance(6)) {
      say(new InfusionPaused(n, "BP_SEVERE"));
      if (chance(50)) {
        say(new InfusionResumed(n));
      }
    }
    boolean stopped = chance(6);
    if (stopped) {
      say(new InfusionStopped(n, "BP_CRITICAL"));
    }
    say(new DoseCompleted(n, stopped ? 22 : 40));
    now = now.plusSeconds(4_000);
    if (chance(5)) {
      say(chance(50) ? new LeftAgainstAdvice(n, 20, List.of("EARLY_DISCHARGE"), true) : new TransferredAcute(n, "CHEST_PAIN"));
    }
    say(new SessionCompleted(n, phase, version, planned, stopped ? 22 : 40, 141, 88));
    if (chance(30)) {
      form(n);
    }
    say(new CheckInDue(n, now.plus(Duration.ofHours(18)), now.plus(Duration.ofHours(36))));
    now = now.plus(Duration.ofHours(20));
    say(chance(85) ? new CheckInReceived(n, 6, false, false) : new CheckInMissed(n));
    if (chance(10)) {
      say(new CarePlanned("goal-" + n, CareKind.GOAL, "RETURN_TO_WORK"));
      say(new CareProgressed("goal-" + n, 40, null, null));
      say(new CareEnded("goal-" + n, "REACHED"));
    }
    if (chance(5)) {
      say(new SafetySignalled(SafetyDomain.LIVER, "ALT", "alt-" + n, 3.4));
    }
    say(new MeasurementDue("WEEKLY", now, List.of("PHQ9"), List.of(), now.plus(Duration.ofDays(2))));
    say(chance(70) ? new MeasurementTaken("WEEKLY", now) : chance(50) ? new MeasurementOverdue("WEEKLY", now, List.of("PHQ9")) : new MeasurementMissed("WEEKLY", now, List.of("PHQ9")));
    score = Math.max(2, score - random.nextInt(4));
    score();
    if (chance(8)) {
      risk();
    }
    if (chance(5)) {
      suspend();
    }
  }

  private void form(int n) {
    Instant due = now.plus(Duration.ofDays(7));
    say(new RemsFormPrepared(n, due));
    if (chance(40)) {
      say(new RemsFormUnsent(n, Urging.WARNING, due));
      if (chance(50)) {
        say(new RemsFormBreached(n, due));
      }
    }
    if (chance(80)) {
      say(new RemsFormSubmitted(n, false));
    }
  }

  private void rebook(int n, int version) {
    now = now.plusSeconds(90_000);
    Booking again = booking(n, 1);
    say(new SessionsBooked(version, List.of(again)));
    now = again.startsAt();
  }

  private int suspensions;

  private void suspend() {
    say(new PlanSuspended("PREGNANCY", ++suspensions));
    now = now.plusSeconds(7_200);
    if (chance(85)) {
      say(new PlanResumed(suspensions, List.of("PREGNANCY")));
    }
  }

  private void risk() {
    String occurrence = "cssrs-" + now.getEpochSecond();
    say(new SuicideRiskEscalated(occurrence, RiskTier.HIGH, "CSSRS_SCREEN"));
    String task = open("SUICIDE_RISK");
    say(new TaskAcknowledged(task));
    now = now.plusSeconds(3_000);
    if (chance(85)) {
      say(new SuicideRiskResolved(occurrence, "SAFETY_PLAN"));
      close(task);
    }
  }

  private String open(String kind) {
    String task = kind.toLowerCase(java.util.Locale.ROOT) + "-" + ++tasks;
    say(new TaskOpened(task, kind, "nurse", now.plus(Duration.ofHours(24))));
    return task;
  }

  private void close(String task) {
    if (chance(20)) {
      say(new TaskOverdue(task, "clinician"));
    }
    if (chance(90)) {
      say(new TaskClosed(task, "PATIENT_REACHED"));
    }
  }

  private void score() {
    say(new AssessmentScored("a-" + told.size(), "PHQ9", score, score >= 15 ? "MODERATELY_SEVERE" : "MODERATE", null, 0));
    if (chance(30)) {
      say(new AssessmentScored("b-" + told.size(), "CSSRS_SCREEN", null, null, RiskTier.NONE, null));
      say(new AssessmentScored("c-" + told.size(), "GAD7", score / 2, null, null, null));
    }
  }

  private void classify(int after) {
    int change = (21 - score) * 100 / 21;
    Response response = score <= 4 ? Response.REMISSION : change >= 50 ? Response.RESPONSE : change >= 25 ? Response.PARTIAL : Response.NON_RESPONSE;
    say(new ResponseClassified("PHQ9", response, 21, score, change, after));
  }

  private void after() {
    if (chance(30)) {
      say(new ResponseSustained("PHQ9", Response.RESPONSE, now));
      say(new RelapseSuspected("PHQ9", "a-1", 14, 4, now, now));
      say(new RelapseConfirmed("PHQ9", "a-1", "a-2", 15, 4, false));
    }
    Option weekly = new Option(Action.MAINTAIN, 7, null, false);
    Recommended recommended = new Recommended("end-6", Situation.RESPONSE, List.of(weekly), List.of("AFTER_INDUCTION", "RESPONSE"), List.of(), 6, "1");
    say(recommended);
    if (chance(20)) {
      say(new RecommendationWithdrawn("end-6", "READINGS_CHANGED"));
      say(recommended);
    }
    if (chance(20)) {
      say(new RecommendationDeclined("end-6", "PATIENT_PREFERENCE"));
    } else {
      say(new RecommendationAccepted("end-6", weekly, false, null, 6));
      if (chance(10)) {
        say(new RecommendationNotFollowed("end-6", "INTERVAL_NOT_POSSIBLE"));
      }
      say(new PlanAdjusted(plan(2, Phase.MAINTENANCE, 7, 1, 7), "MAINTENANCE_ACCEPTED", "1"));
      Booking booking = booking(7, 7);
      say(new SessionsBooked(2, List.of(booking)));
      now = booking.startsAt();
      session(7, Phase.MAINTENANCE, 2, 7);
    }
    if (chance(60)) {
      say(new CourseClosed("COMPLETED"));
      say(new PlanCompleted(2));
      if (chance(10)) {
        say(new RecordRestricted("RETENTION_APPLIES"));
      }
    }
  }
}
