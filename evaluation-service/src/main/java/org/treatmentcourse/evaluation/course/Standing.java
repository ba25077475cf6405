package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.evaluation.course.rules.RuleBook;

/**
 * Whether a decision still carries a plan. Worked out from the facts when it is asked, so that the order in which they came does not matter
 * (DOMAIN 4.1: what invalidates a decision).
 */
public final class Standing {
  private Standing() {}

  /**
   * @param now business time
   * @return why not; empty if it does
   */
  public static Optional<Refusal> whyNot(Dossier dossier, Instant now, EvaluationPolicy policy) {
    EligibilityDecision decision = dossier.decision();
    if (decision == null) {
      return no("NO_DECISION", "nobody has decided on eligibility, or the decision has lapsed");
    }
    if (!decision.allowsTreatment()) {
      return no("NOT_ELIGIBLE", "the decision is " + decision.outcome());
    }
    if (!now.isBefore(decision.expiresAt())) {
      return no("DECISION_EXPIRED", "the decision ran out at " + decision.expiresAt());
    }
    Facts facts = dossier.facts();
    if (facts.revokedSince(policy.requiredConsents(), decision.decidedAt())) {
      return no("DECISION_VOID", "a needed consent was revoked after the decision");
    }
    if (facts.positiveSince(Lab.HCG, decision.decidedAt())) {
      return no("DECISION_VOID", "a pregnancy test was positive after the decision");
    }
    if (facts.riskRaisedSince(decision.decidedAt())) {
      return no("DECISION_VOID", "suicide risk was escalated after the decision");
    }
    if (weightHasChanged(decision.weightKg(), facts.weight(), policy)) {
      return no("DECISION_VOID", "the weight has changed too much since the decision");
    }
    List<String> unresolved = unresolved(dossier.assessment(), decision);
    return unresolved.isEmpty() ? Optional.empty() : no("DECISION_VOID", "findings the decision does not deal with: " + unresolved);
  }

  /** Findings that stand in the way if the drug is given by that route; the decision may have been made for another one. */
  static List<String> unresolved(Judging judged, Route route, EvaluationPolicy policy) {
    EligibilityDecision decision = judged.dossier().decision();
    return decision == null ? List.of() : unresolved(RuleBook.assess(judged.snapshot(), judged.scope().by(route), policy), decision);
  }

  /** Findings that stand in the way of a session and that the decision does not deal with. */
  static List<String> unresolved(Dossier dossier) {
    EligibilityDecision decision = dossier.decision();
    return decision == null ? List.of() : unresolved(dossier.assessment(), decision);
  }

  private static List<String> unresolved(Assessment assessment, EligibilityDecision decision) {
    return assessment.blocking().stream().filter(finding -> !decision.resolved().contains(finding)).map(Finding::rule).toList();
  }

  private static boolean weightHasChanged(@Nullable Double then, @Nullable Weight now, EvaluationPolicy policy) {
    return then != null && now != null && Math.abs(now.kg() - then) * 100 >= policy.limit("weightChangePct") * then;
  }

  private static Optional<Refusal> no(String code, String message) {
    return Optional.of(Refusal.of(code, message));
  }
}
