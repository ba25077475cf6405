package org.treatmentcourse.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What evaluation decides. */
public sealed interface EvaluationEvent extends ServiceEvent {

  /** Intake is complete; the work-up runs. */
  record EvaluationOpened(String site, Indication indication) implements EvaluationEvent {}

  /**
   * What the rules say now; a recommendation, not a decision. Emitted when it changes.
   *
   * @param policyVersion version of the pack that was applied
   */
  record EligibilityAssessed(Outcome recommendation, List<Finding> findings, String policyVersion) implements EvaluationEvent {}

  /**
   * While a plan is in force: a list of medications was judged.
   *
   * @param rules that stand in the way of a session and that no decision deals with; empty if none does
   */
  record MedicationsJudged(List<String> rules) implements EvaluationEvent {
    public MedicationsJudged {
      rules = List.copyOf(rules);
    }
  }

  /**
   * While a plan is in force: a laboratory result came that can be judged without its unit.
   *
   * @param test e.g. {@code ALT}, {@code URINALYSIS}
   * @param timesUpperLimit of a measured value; absent of a test that is positive or negative
   * @param result absent of a measured value
   */
  record LabNoted(String test, @Nullable Double timesUpperLimit, ClinicEvent.@Nullable LabResult result) implements EvaluationEvent {}

  /** A clinician has decided. */
  record EligibilityDecided(
      String decisionId, Outcome outcome, List<Finding> findings, String policyVersion, Instant expiresAt) implements EvaluationEvent {}

  /**
   * A version of the plan waits for the signature of a second prescriber. Nothing is booked or changed by it.
   *
   * @param reason code, e.g. {@code DOSE_ABOVE_SOFT_MAX}
   */
  record PlanProposed(Plan plan, String reason, String policyVersion) implements EvaluationEvent {}

  /**
   * The version that waited is not waited for any more: it was declined, or another order has taken its place.
   *
   * @param reason code: {@code DECLINED}, {@code REPLACED}, {@code COURSE_ENDED}
   */
  record PlanProposalWithdrawn(int planVersion, String reason) implements EvaluationEvent {}

  /**
   * A clinician has ordered an item of the work-up.
   *
   * @param item key in the policy pack, e.g. {@code ecg}
   */
  record WorkUpOrdered(String item) implements EvaluationEvent {}

  /** What was ordered is there. */
  record WorkUpResulted(String item) implements EvaluationEvent {}

  record PlanApproved(Plan plan, String policyVersion) implements EvaluationEvent {}

  /**
   * A later version of the plan.
   *
   * @param reason code: {@code DOSE_CHANGED} by a prescriber; {@code MAINTENANCE_ACCEPTED}, {@code DOSE_STEP_ACCEPTED}, {@code REINDUCTION_ACCEPTED}
   *     as follow-up recommended
   */
  record PlanAdjusted(Plan plan, String reason, String policyVersion) implements EvaluationEvent {}

  /**
   * On the safety stream: no dose until resumed.
   *
   * @param reason code, e.g. {@code PREGNANCY}, {@code CONSENT_REVOKED}, {@code CONSENT_EXPIRED}
   * @param suspension number within the course, 1 and up
   */
  record PlanSuspended(String reason, int suspension) implements EvaluationEvent {}

  /**
   * A clinician has lifted suspensions. It travels on another stream than they do, so it may be heard before one of them: a course is suspended
   * while it has heard of a suspension with a number above the highest {@code upTo}.
   *
   * @param upTo number of the last suspension that is lifted, and every one before it
   * @param reasons codes of the suspensions that were lifted
   */
  record PlanResumed(int upTo, List<String> reasons) implements EvaluationEvent {}

  /**
   * A recommendation was accepted that the plan in force can't follow any more. The plan stays as it is.
   *
   * @param reason code: {@code NO_SESSION_LEFT}, {@code DOSE_NOT_POSSIBLE}, {@code INTERVAL_NOT_POSSIBLE}
   */
  record RecommendationNotFollowed(String recommendation, String reason) implements EvaluationEvent {}

  /** The course has ended; nothing more may be booked on this plan. */
  record PlanCompleted(int planVersion) implements EvaluationEvent {}

  /** The best first. */
  enum Outcome {
    ELIGIBLE,
    ELIGIBLE_WITH_CONDITIONS,
    NEEDS_REVIEW,
    NOT_ELIGIBLE
  }

  enum Severity {
    EXCLUDE,
    REVIEW,
    INDETERMINATE,
    CAUTION
  }

  /**
   * A rule that fired.
   *
   * @param rule stable id, e.g. {@code EL-05}
   * @param input the fact that made it fire, as {@code name=value}; absent for a missing fact
   */
  record Finding(String rule, Severity severity, @Nullable String input) {}

  /** On the safety stream: something of the course is parked here. */
  record CourseBlocked(int blockage, String parked) implements EvaluationEvent, Blockage.Raised {}

  /** Nothing is parked here any more, and all that follows from it has been said. */
  record CourseUnblocked(int upTo) implements EvaluationEvent, Blockage.Lifted {}
}
