package org.treatmentcourse.evaluation.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.EligibilityDecision;
import org.treatmentcourse.evaluation.course.Input;
import org.treatmentcourse.evaluation.course.Resistance;
import org.treatmentcourse.evaluation.course.Standing;
import org.treatmentcourse.evaluation.course.Suspensions;
import org.treatmentcourse.evaluation.course.Suspensions.Suspension;
import org.treatmentcourse.evaluation.course.Told;
import org.treatmentcourse.evaluation.course.Unsigned;
import org.treatmentcourse.evaluation.course.rules.FactReader;

/**
 * A course as evaluation sees it.
 *
 * @param stage {@code REFERRED}, {@code OPEN}, {@code PLANNED} or {@code ENDED}
 * @param recommendation what the rules say; a recommendation, never a decision
 * @param missing names of the facts that are needed and absent
 * @param resistant whether the depression counts as treatment-resistant by the trials as told
 * @param decision the newest one that has not lapsed
 * @param openRisks how many escalations of suicide risk nobody has disposed of
 */
record CourseView(
    String courseId,
    String stage,
    String site,
    Indication indication,
    Outcome recommendation,
    List<Finding> findings,
    List<String> missing,
    String policyVersion,
    @Nullable Boolean resistant,
    List<Input> facts,
    @Nullable DecisionView decision,
    @Nullable Plan plan,
    @Nullable UnsignedView unsigned,
    List<Suspension> suspensions,
    int completedSessions,
    int openRisks,
    @Nullable String endedAs) {

  /**
   * @param rationale only for those who decide
   * @param carriesPlan whether a plan can be approved on it
   * @param whyNot code of what stands in the way
   */
  record DecisionView(
      String id,
      Outcome outcome,
      @Nullable String rationale,
      String by,
      Instant decidedAt,
      Instant expiresAt,
      String policyVersion,
      List<Finding> resolved,
      boolean carriesPlan,
      @Nullable String whyNot) {}

  /**
   * A version that waits for its second signature.
   *
   * @param by who ordered it, and so can't sign it
   */
  record UnsignedView(Plan plan, String reason, String by, Instant since) {
    static @Nullable UnsignedView of(@Nullable Unsigned unsigned) {
      return unsigned == null ? null : new UnsignedView(unsigned.plan(), unsigned.reason(), unsigned.by(), unsigned.at());
    }
  }

  /** What differs from stage to stage. */
  record Progress(String stage, @Nullable Plan plan, @Nullable Unsigned unsigned, Suspensions suspensions, int completedSessions, @Nullable String endedAs) {
    static Progress none(String stage) {
      return new Progress(stage, null, null, Suspensions.NONE, 0, null);
    }
  }

  static CourseView of(String courseId, Dossier dossier, Progress progress, boolean mayReadRationale, Instant now, EvaluationPolicy policy) {
    Told told = dossier.facts().told();
    return new CourseView(
        courseId,
        progress.stage(),
        dossier.referral().site(),
        dossier.referral().indication(),
        dossier.assessment().recommendation(),
        dossier.assessment().findings(),
        dossier.assessment().missing(),
        dossier.assessment().policyVersion(),
        told == null ? null : Resistance.isResistant(told, policy),
        told == null ? List.of() : Input.of(FactReader.snapshot(dossier.referral(), dossier.facts(), told, dossier.facts().asOf(), policy)),
        decision(dossier, mayReadRationale, now, policy),
        progress.plan(),
        UnsignedView.of(progress.unsigned()),
        progress.suspensions().inForce(),
        progress.completedSessions(),
        dossier.facts().risks().open().size(),
        progress.endedAs());
  }

  private static @Nullable DecisionView decision(Dossier dossier, boolean mayReadRationale, Instant now, EvaluationPolicy policy) {
    EligibilityDecision decision = dossier.decision();
    if (decision == null) {
      return null;
    }
    String whyNot = Standing.whyNot(dossier, now, policy).map(Refusal::code).orElse(null);
    return new DecisionView(
        decision.id(),
        decision.outcome(),
        mayReadRationale ? decision.rationale() : null,
        decision.by(),
        decision.decidedAt(),
        decision.expiresAt(),
        decision.policyVersion(),
        decision.resolved(),
        whyNot == null,
        whyNot);
  }
}
