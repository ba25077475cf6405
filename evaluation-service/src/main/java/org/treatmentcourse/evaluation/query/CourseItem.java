package org.treatmentcourse.evaluation.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Assessment;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.EligibilityDecision;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Look;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Stage;
import org.treatmentcourse.evaluation.course.Standing;
import org.treatmentcourse.evaluation.course.Suspensions.Suspension;
import org.treatmentcourse.evaluation.course.WorkUpOrder;

/**
 * A line of the work list, as of now.
 *
 * @param waitingSince when the course came to where it is: asked for, complete, decided, lapsed, planned, suspended, ended
 * @param recommendation what the rules say; absent while intake collects
 * @param missing names of the facts that are needed and absent
 * @param missingCount how many they are
 * @param ordered items of the work-up that were ordered and are not there yet
 * @param decision the newest that has not lapsed
 * @param suspendedFor reason codes
 */
record CourseItem(
    String courseId,
    Stage stage,
    String site,
    Indication indication,
    Instant waitingSince,
    @Nullable Outcome recommendation,
    int missingCount,
    List<String> missing,
    List<String> ordered,
    @Nullable Decided decision,
    List<String> suspendedFor) {

  /**
   * @param expiresAt without a plan by then it lapses
   * @param whyNot code of what stands between it and a plan; absent if nothing does, or if a plan was built on it
   */
  record Decided(Outcome outcome, Instant decidedAt, Instant expiresAt, @Nullable String whyNot) {}

  static @Nullable Outcome recommendation(Look look) {
    return look.dossier().assessment().equals(Assessment.NONE) ? null : look.dossier().assessment().recommendation();
  }

  static CourseItem of(String courseId, Evaluation state, Look look, Instant now, EvaluationPolicy policy) {
    Dossier dossier = look.dossier();
    return new CourseItem(
        courseId,
        look.stage(),
        dossier.referral().site(),
        dossier.referral().indication(),
        dossier.since(),
        recommendation(look),
        dossier.assessment().missing().size(),
        dossier.assessment().missing(),
        dossier.orders().stream().map(WorkUpOrder::item).toList(),
        decided(look, now, policy),
        state instanceof Planned planned ? planned.suspensions().inForce().stream().map(Suspension::reason).toList() : List.of());
  }

  private static @Nullable Decided decided(Look look, Instant now, EvaluationPolicy policy) {
    EligibilityDecision decision = look.dossier().decision();
    if (decision == null) {
      return null;
    }
    boolean asked = look.stage() != Stage.PLAN_IN_FORCE && look.stage() != Stage.SUSPENDED && look.stage() != Stage.ENDED;
    String whyNot = asked ? Standing.whyNot(look.dossier(), now, policy).map(Refusal::code).orElse(null) : null;
    return new Decided(decision.outcome(), decision.decidedAt(), decision.expiresAt(), whyNot);
  }
}
