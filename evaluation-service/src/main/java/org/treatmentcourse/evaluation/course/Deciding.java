package org.treatmentcourse.evaluation.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.evaluation.course.rules.RuleBook;

/** A clinician decides; the rules only say what the decision has to deal with (DOMAIN 0.2 and 4.1). */
public final class Deciding {
  private Deciding() {}

  /**
   * @param rationale in the clinician's words; kept here, never sent
   * @param resolves ids of the rules the clinician has looked into and decides in spite of
   * @param by who decides, as the token names them
   * @param rights what this person may decide against
   */
  public record Order(Outcome outcome, String rationale, List<String> resolves, String by, List<Right> rights) {
    public Order {
      resolves = List.copyOf(resolves);
      rights = List.copyOf(rights);
    }

    boolean forTreatment() {
      return outcome == Outcome.ELIGIBLE || outcome == Outcome.ELIGIBLE_WITH_CONDITIONS;
    }
  }

  public static Decision<Evaluation> decide(Evaluation state, Order order, Occurrence when, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Referred referred -> Refusals.intakeIncomplete(referred);
      case Open open -> decide(open, order, when, policy);
      case Planned planned -> Refusals.planInForce(planned);
      case Ended ended -> Refusals.closed(ended);
    };
  }

  private static Decision<Evaluation> decide(Open state, Order order, Occurrence when, EvaluationPolicy policy) {
    Judging judged = Judging.of(state, when.now(), policy);
    Dossier dossier = judged.dossier();
    Decision<Evaluation> looked = Decision.accept(state.with(dossier), judged.said());
    Optional<Refusal> no = contradiction(order, judged, policy);
    if (no.isPresent()) {
      return looked.answering(no.get());
    }
    Weight weight = dossier.facts().weight();
    EligibilityDecision decision =
        new EligibilityDecision(
            when.id(),
            order.outcome(),
            order.rationale(),
            order.by(),
            when.now(),
            when.now().plus(Duration.ofDays((long) policy.limit("decisionDays"))),
            policy.version(),
            PolicyBook.digest(policy),
            dossier.assessment().findings(),
            dossier.assessment().findings().stream().filter(finding -> order.resolves().contains(finding.rule())).toList(),
            Input.of(judged.snapshot()),
            judged.scope(),
            weight == null ? null : weight.kg(),
            null);
    return Decision.<Evaluation>accept(state.with(dossier.decided(decision)), judged.said())
        .and(new EligibilityDecided(decision.id(), decision.outcome(), decision.findings(), decision.policyVersion(), decision.expiresAt()));
  }

  private static Optional<Refusal> contradiction(Order order, Judging judged, EvaluationPolicy policy) {
    Assessment assessment = judged.dossier().assessment();
    List<String> fired = assessment.findings().stream().map(Finding::rule).toList();
    List<String> strangers = order.resolves().stream().filter(rule -> !fired.contains(rule)).toList();
    if (!strangers.isEmpty()) {
      return Optional.of(Refusal.of("NOT_A_FINDING", "/resolves", "these rules have not fired: " + strangers));
    }
    return order.forTreatment() ? contradictionOfTreatment(order, judged, policy) : Optional.empty();
  }

  private static Optional<Refusal> contradictionOfTreatment(Order order, Judging judged, EvaluationPolicy policy) {
    Assessment assessment = judged.dossier().assessment();
    List<String> forbidden = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (Finding finding : assessment.blocking()) {
      if (finding.severity() == Severity.INDETERMINATE) {
        unknown.add(finding.rule());
      } else if (!mayDecideAgainst(RuleBook.fired(finding, judged.snapshot(), judged.scope(), policy), order)) {
        forbidden.add(finding.rule());
      } else if (!order.resolves().contains(finding.rule())) {
        open.add(finding.rule());
      }
    }
    // First what no further evidence would change.
    if (!forbidden.isEmpty()) {
      return Optional.of(Refusal.of("DECISION_CONTRADICTS_FINDINGS", "/outcome", "you may not decide against " + forbidden));
    }
    if (!unknown.isEmpty()) {
      return Optional.of(Refusal.of("EVIDENCE_MISSING", "missing is not normal: " + unknown + " can't be judged, missing " + assessment.missing()));
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of("REVIEW_NOT_RESOLVED", "/resolves", "name what you have looked into and decide in spite of: " + open));
  }

  private static boolean mayDecideAgainst(@Nullable Case fired, Order order) {
    return fired != null && fired.override() != Right.NONE && order.rights().contains(fired.override());
  }

  /** A decision nobody has built a plan on runs out. */
  public static Decision<Evaluation> lapse(Open state, Occurrence when) {
    EligibilityDecision decision = state.dossier().decision();
    return Decision.accept(decision == null ? state : state.with(state.dossier().lapsed(decision, when.occurredAt())));
  }
}
