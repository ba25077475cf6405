package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Rule;
import org.treatmentcourse.evaluation.course.rules.RuleBook;
import org.treatmentcourse.evaluation.course.rules.Scope;
import org.treatmentcourse.evaluation.course.rules.Snapshot;

/** A plan in force stops by itself when a rule says so, or because a clinician does; only a clinician lets it go on. */
public final class Suspending {
  private static final String PREGNANCY_RULE = "EL-17";
  private static final String CONSENT_RULE = "EL-38";
  private static final String CONSENT_EXPIRED = "CONSENT_EXPIRED";

  private Suspending() {}

  /** The rules again, after a new fact. Evidence does not age here: what must be fresh on the day is asked by the gates of a session. */
  static Decision<Evaluation> judge(Planned state, Occurrence when, EvaluationPolicy policy) {
    Judging judged = Judging.of(state, policy);
    Suspensions suspensions = state.suspensions();
    List<ServiceEvent> events = new ArrayList<>(judged.said());
    for (String reason : causes(state.with(judged.dossier()), judged.snapshot(), policy).keySet()) {
      if (!suspensions.has(reason)) {
        suspensions = suspensions.and(reason, when.occurredAt());
        events.add(new PlanSuspended(reason, suspensions.raised()));
      }
    }
    Planned judgedState = state.with(judged.dossier()).with(suspensions);
    return Decision.accept(Telehealth.wasSeen(judged.dossier().facts()) ? judgedState.visitingBy(null) : judgedState, events);
  }

  /** The time in which nobody had to be seen in person is over, unless the pack has a later window by now. */
  public static Decision<Evaluation> telehealthEnds(Planned state, Occurrence when, EvaluationPolicy policy) {
    Instant visitBy = Telehealth.visitBy(state.plan(), state.dossier().facts(), when.now(), policy);
    if (visitBy == null || visitBy.isAfter(when.now())) {
      return Decision.accept(state.visitingBy(visitBy));
    }
    return suspend(state.visitingBy(null), Telehealth.VISIT_NEEDED, when);
  }

  /** @param reason code */
  public static Decision<Evaluation> suspend(Evaluation state, String reason, Occurrence when) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Referred referred -> Refusals.noPlan(referred);
      case Open open -> Refusals.noPlan(open);
      case Planned planned -> {
        if (planned.suspensions().has(reason)) {
          yield Decision.accept(planned);
        }
        Suspensions more = planned.suspensions().and(reason, when.now());
        yield Decision.accept(planned.with(more), new PlanSuspended(reason, more.raised()));
      }
      case Ended ended -> Refusals.closed(ended);
    };
  }

  /** Lifts every suspension, or none while a cause remains. */
  public static Decision<Evaluation> resume(Evaluation state, Occurrence when, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Referred referred -> Refusals.noPlan(referred);
      case Open open -> Refusals.noPlan(open);
      case Planned planned -> resume(planned, when, policy);
      case Ended ended -> Refusals.closed(ended);
    };
  }

  private static Decision<Evaluation> resume(Planned state, Occurrence when, EvaluationPolicy policy) {
    if (!state.suspensions().any()) {
      return Decision.refuse(state, Refusal.of("NOT_SUSPENDED", "the plan is not suspended"));
    }
    Map<String, String> remaining = firing(state, Judging.snapshot(state.dossier(), state.approvedAt(), policy), policy);
    if (state.suspensions().has(Telehealth.VISIT_NEEDED) && !Telehealth.allows(state.dossier().facts(), when.now(), policy)) {
      remaining.put(Telehealth.VISIT_NEEDED, "inPersonVisit");
    }
    if (!remaining.isEmpty()) {
      return Decision.refuse(state, Refusal.of("CAUSE_REMAINS", "still true: " + remaining));
    }
    Suspensions lifted = state.suspensions().lifted(when.now());
    Instant visitBy = Telehealth.visitBy(state.plan(), state.dossier().facts(), when.now(), policy);
    return Decision.accept(state.with(lifted).visitingBy(visitBy), new PlanResumed(lifted.raised(), state.suspensions().reasons()));
  }

  /**
   * Reasons to suspend, with what they come from. What was true for a while since the last time a person looked also counts, so that it does not
   * matter in which order a fact and its opposite are heard.
   */
  private static Map<String, String> causes(Planned state, Snapshot snapshot, EvaluationPolicy policy) {
    Map<String, String> causes = firing(state, snapshot, policy);
    Facts facts = state.dossier().facts();
    if (facts.revokedSince(policy.requiredConsents(), state.dealtWithUpTo())) {
      put(causes, CONSENT_RULE, policy);
    }
    if (facts.positiveSince(Lab.HCG, state.dealtWithUpTo())) {
      put(causes, PREGNANCY_RULE, policy);
    }
    return causes;
  }

  /** What a rule says right now, unless a person decided for treatment in full knowledge of it. */
  private static Map<String, String> firing(Planned state, Snapshot snapshot, EvaluationPolicy policy) {
    Map<String, String> causes = new TreeMap<>();
    EligibilityDecision decision = state.dossier().decision();
    Scope scope = state.scope(policy);
    for (Finding finding : state.dossier().assessment().findings()) {
      boolean known = decision != null && decision.resolved().contains(finding);
      Case fired = known ? null : RuleBook.fired(finding, snapshot, scope, policy);
      String reason = fired == null ? null : fired.suspendsPlanAs();
      if (reason == null) {
        continue;
      }
      if (reason.equals(firstReason(CONSENT_RULE, policy))) {
        putConsents(causes, reason, state.dossier().facts(), policy);
      } else {
        causes.put(reason, finding.rule());
      }
    }
    return causes;
  }

  /** A patient who changed their mind and a form that has run out are told apart, whichever was heard first. */
  private static void putConsents(Map<String, String> causes, String reason, Facts facts, EvaluationPolicy policy) {
    if (policy.requiredConsents().stream().anyMatch(facts::isWithheld)) {
      causes.put(reason, CONSENT_RULE);
    }
    if (policy.requiredConsents().stream().anyMatch(facts::isExpired)) {
      causes.put(CONSENT_EXPIRED, CONSENT_RULE);
    }
  }

  private static void put(Map<String, String> causes, String rule, EvaluationPolicy policy) {
    String reason = firstReason(rule, policy);
    if (reason != null) {
      causes.put(reason, rule);
    }
  }

  /** Why the worst case of a rule stops a plan. */
  private static @Nullable String firstReason(String rule, EvaluationPolicy policy) {
    Rule known = policy.rules().get(rule);
    return known == null ? null : known.cases().getFirst().suspendsPlanAs();
  }
}
