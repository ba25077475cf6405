package org.treatmentcourse.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What follow-up decides. */
public sealed interface FollowupEvent extends ServiceEvent {

  /**
   * @param total whole-instrument score; absent where the instrument gives subscores or a tier only
   * @param tier suicide-risk tier of a screener; absent for other instruments
   * @param item9 PHQ-9 item 9, 0 to 3; absent for other instruments
   * @param prorated true if missing items were made up for; absent otherwise
   * @param subscores by id, e.g. {@code B} to {@code E} of PCL-5; absent where the instrument has none
   * @param positive what the instrument says as a screen; absent where it is none
   * @param amends the assessment that this one takes the place of: it was corrected, or scored again with what was not known before
   * @param answeredAt when it was answered; absent where that is the time of this event. Of an amendment: when the first one was
   * @param repeats another assessment with this instrument, answered within hours of it: the later one decides. Absent where there is none
   */
  record AssessmentScored(
      String assessmentId,
      String instrument,
      @Nullable Integer total,
      @Nullable String band,
      @Nullable RiskTier tier,
      @Nullable Integer item9,
      @Nullable Boolean prorated,
      @Nullable Map<String, Double> subscores,
      @Nullable Boolean positive,
      @Nullable String amends,
      @Nullable Instant answeredAt,
      @Nullable String repeats)
      implements FollowupEvent {

    public AssessmentScored {
      subscores = subscores == null ? null : Collections.unmodifiableMap(new TreeMap<>(subscores));
    }

    public AssessmentScored(
        String assessmentId, String instrument, @Nullable Integer total, @Nullable String band, @Nullable RiskTier tier, @Nullable Integer item9) {
      this(assessmentId, instrument, total, band, tier, item9, null, null, null, null, null, null);
    }

    /** When it was answered, if this was told at that time. */
    public Instant answered(Instant told) {
      return answeredAt == null ? told : answeredAt;
    }
  }

  enum RiskTier {
    NONE,
    LOW,
    MODERATE,
    HIGH
  }

  /**
   * On the safety stream: dosing is blocked until a person resolves it.
   *
   * @param occurrence key of what raised it; one escalation per occurrence
   */
  record SuicideRiskEscalated(String occurrence, RiskTier tier, String trigger) implements FollowupEvent {}

  /** A person has disposed of the escalation. */
  record SuicideRiskResolved(String occurrence, String disposition) implements FollowupEvent {}

  record CheckInDue(int session, Instant from, Instant until) implements FollowupEvent {}

  record CheckInReceived(int session, int mood, boolean suicidalThoughts, boolean adverseEvents) implements FollowupEvent {}

  record CheckInMissed(int session) implements FollowupEvent {}

  /**
   * An occasion of the cadence of measurement has begun (DOMAIN 6.1).
   *
   * @param round key in the policy pack, e.g. {@code WEEKLY}
   * @param at the day it is meant for; with the round it names the occasion
   * @param forms instruments that are asked
   * @param besides codes of what staff do or ask
   * @param until what has not come by then was missed
   */
  record MeasurementDue(String round, Instant at, List<String> forms, List<String> besides, Instant until) implements FollowupEvent {
    public MeasurementDue {
      forms = List.copyOf(forms);
      besides = List.copyOf(besides);
    }
  }

  /** @param missing instruments that have not been answered by then */
  record MeasurementOverdue(String round, Instant at, List<String> missing) implements FollowupEvent {
    public MeasurementOverdue {
      missing = List.copyOf(missing);
    }
  }

  /** @param missing instruments that have not been answered in its window */
  record MeasurementMissed(String round, Instant at, List<String> missing) implements FollowupEvent {
    public MeasurementMissed {
      missing = List.copyOf(missing);
    }
  }

  /** Everything that was asked has come; also after {@link MeasurementMissed}, which that corrects. */
  record MeasurementTaken(String round, Instant at) implements FollowupEvent {}

  /**
   * A reading since the first dose speaks of harm (DOMAIN 6.5). Said once per reading.
   *
   * @param source instrument or test, e.g. {@code MOCA}, {@code ALT}
   * @param reading id of the reading, the newest if several are needed
   * @param value of the reading: a total, or times the upper limit; 1 where it is a yes
   */
  record SafetySignalled(SafetyDomain domain, String source, String reading, double value) implements FollowupEvent {}

  /** What long treatment may harm, the most urgent first. */
  enum SafetyDomain {
    MANIA,
    LIVER,
    BLADDER,
    BLOOD_PRESSURE,
    COGNITION,
    MISUSE
  }

  /**
   * @param changePct drop from baseline in percent, negative where the score has risen
   * @param afterSession how many sessions were completed at the time
   */
  record ResponseClassified(String instrument, Response response, int baseline, int score, int changePct, int afterSession)
      implements FollowupEvent {}

  enum Response {
    REMISSION,
    RESPONSE,
    PARTIAL,
    NON_RESPONSE,
    WORSENING
  }

  /**
   * The class has held on two assessments far enough apart.
   *
   * @param since when the first of them was answered
   */
  record ResponseSustained(String instrument, Response response, Instant since) implements FollowupEvent {}

  /**
   * One reading after a response or remission speaks of a relapse.
   *
   * @param assessment the reading
   * @param best lowest total before it
   * @param repeatFrom a second reading confirms it from then on
   * @param repeatUntil and until then
   */
  record RelapseSuspected(String instrument, String assessment, int score, int best, Instant repeatFrom, Instant repeatUntil)
      implements FollowupEvent {}

  /**
   * Two readings far enough apart speak of it.
   *
   * @param first the earlier reading
   * @param second the later one
   * @param recurrence true if a remission of months lies before it
   */
  record RelapseConfirmed(String instrument, String first, String second, int score, int best, boolean recurrence) implements FollowupEvent {}

  /**
   * What the readings speak for at a point of the course (DOMAIN 6.3, 6.4). Nothing follows from it until a clinician has decided.
   *
   * @param recommendation id within the course
   * @param options what can be chosen, the recommended one first
   * @param reasons codes of what led to it
   * @param readings assessments that were looked at, oldest first
   * @param afterSession number of the last session that was completed
   * @param policyVersion of the pack that was applied
   */
  record Recommended(
      String recommendation,
      Situation situation,
      List<Option> options,
      List<String> reasons,
      List<String> readings,
      int afterSession,
      String policyVersion)
      implements FollowupEvent {
    public Recommended {
      options = List.copyOf(options);
      reasons = List.copyOf(reasons);
      readings = List.copyOf(readings);
    }
  }

  /**
   * A clinician follows it, or changes it.
   *
   * @param changed true if it is not what was recommended
   * @param reason code; absent where none was needed
   * @param afterSession number of the last session that was completed as far as follow-up knew
   */
  record RecommendationAccepted(String recommendation, Option option, boolean changed, @Nullable String reason, int afterSession)
      implements FollowupEvent {}

  record RecommendationDeclined(String recommendation, String reason) implements FollowupEvent {}

  /**
   * It no longer holds, and nobody had decided on it.
   *
   * @param reason code: {@code READINGS_CHANGED}, {@code COURSE_CLOSED}
   */
  record RecommendationWithdrawn(String recommendation, String reason) implements FollowupEvent {}

  /** Where a course stands when something is recommended; of several the first one counts. */
  enum Situation {
    /** Worse than the baseline, or the risk tier has risen. */
    WORSENING,
    /** A reading speaks of harm, one situation per {@link SafetyDomain}. */
    MANIA,
    LIVER,
    BLADDER,
    BLOOD_PRESSURE,
    COGNITION,
    MISUSE,
    /** Nobody has heard of the patient for long. */
    LOST,
    RELAPSE_CONFIRMED,
    RELAPSE_SUSPECTED,
    /** A moderate adverse event that depends on the dose. */
    INTOLERANCE,
    /** The same in another session before. */
    INTOLERANCE_AGAIN,
    /** Before the induction is over. */
    EARLY_REMISSION,
    EARLY_RESPONSE,
    EARLY_PARTIAL,
    EARLY_NON_RESPONSE,
    /** After the last session of the induction. */
    REMISSION_SUSTAINED,
    RESPONSE,
    PARTIAL,
    NON_RESPONSE,
    /** After a session of the maintenance: the score lies above the best one. */
    ABOVE_BEST,
    /** Good for long enough that more time may lie between sessions. */
    STABLE,
    /** Good for long enough at the longest regular interval that ending may be tried. */
    TAPERING,
    STEADY
  }

  enum Action {
    /** The sessions as they are planned. */
    CONTINUE,
    /** By one step, for the sessions that are left. */
    RAISE_DOSE,
    LOWER_DOSE,
    /** The next session of a maintenance, after so many days. */
    MAINTAIN,
    /** The induction once more. */
    REINDUCE,
    /** No further session is planned; measuring goes on. */
    OBSERVE,
    /** No dose until a clinician has assessed the patient. */
    HOLD,
    /** Treatment ends; the patient is referred. */
    STOP;

    public boolean changesDose() {
      return this == RAISE_DOSE || this == LOWER_DOSE;
    }
  }

  /**
   * Dose and interval are never changed by the same one (DOMAIN 6.4).
   *
   * @param intervalDays with {@code MAINTAIN} only
   * @param doseMg dose of one session with {@code RAISE_DOSE} and {@code LOWER_DOSE} only, as the plan in force foresees it
   * @param needsReason whether a clinician who chooses it must say why
   */
  record Option(Action action, @Nullable Integer intervalDays, @Nullable Integer doseMg, boolean needsReason) {}

  /**
   * Something of the care beside the sessions was planned.
   *
   * @param item id within the course
   * @param what code of the clinic, e.g. {@code CBT_WEEKLY}, {@code RETURN_TO_WORK}
   */
  record CarePlanned(String item, CareKind kind, String what) implements FollowupEvent {}

  /**
   * @param percent how far it has come, 0 to 100; absent where nobody said
   * @param session it belongs to; with {@code INTEGRATION} only
   * @param inWindow whether it was held so soon after that session as the pack wants it; with {@code INTEGRATION} only
   */
  record CareProgressed(String item, @Nullable Integer percent, @Nullable Integer session, @Nullable Boolean inWindow)
      implements FollowupEvent {}

  /** @param outcome code, e.g. {@code REACHED} */
  record CareEnded(String item, String outcome) implements FollowupEvent {}

  /** What belongs to the care beside the sessions. */
  enum CareKind {
    PSYCHOTHERAPY,
    /** Talking over what was lived through in a session, soon after each. */
    INTEGRATION,
    LIFESTYLE,
    MEDICATION,
    GOAL
  }

  /**
   * @param kind code, e.g. {@code RISK_REVIEW}, {@code MISSED_SESSION_CHECK_IN}
   * @param role who must act
   */
  record TaskOpened(String task, String kind, String role, Instant dueAt) implements FollowupEvent {}

  record TaskAcknowledged(String task) implements FollowupEvent {}

  /** @param role who must act from now on */
  record TaskOverdue(String task, String role) implements FollowupEvent {}

  record TaskClosed(String task, String disposition) implements FollowupEvent {}

  /** @param reason code: {@code COMPLETED}, {@code NOT_CONTINUING}, {@code TRANSFERRED}, {@code PATIENT_WITHDREW}, {@code LOST_TO_FOLLOW_UP} */
  record CourseClosed(String reason) implements FollowupEvent {}

  /** On the safety stream: something of the course is parked here. */
  record CourseBlocked(int blockage, String parked) implements FollowupEvent, Blockage.Raised {}

  /** Nothing is parked here any more, and all that follows from it has been said. */
  record CourseUnblocked(int upTo) implements FollowupEvent, Blockage.Lifted {}
}
