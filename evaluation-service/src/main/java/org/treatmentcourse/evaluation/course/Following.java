package org.treatmentcourse.evaluation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.RecommendationNotFollowed;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationAccepted;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;

/**
 * The plan follows what a clinician has accepted (DOMAIN 6.3, 6.4). Dose and interval are never changed together. What it can't follow any more, since
 * a session was given in between, it says.
 */
public final class Following {
  static final String MAINTENANCE_ACCEPTED = "MAINTENANCE_ACCEPTED";
  static final String DOSE_STEP_ACCEPTED = "DOSE_STEP_ACCEPTED";
  static final String REINDUCTION_ACCEPTED = "REINDUCTION_ACCEPTED";
  private static final String TO_BE_ASSESSED = "TO_BE_ASSESSED";
  private static final String TREATMENT_STOPPED = "TREATMENT_STOPPED";

  private Following() {}

  /** @throws IllegalStateException without a plan, or where the pack no longer has what the plan in force was made from */
  public static Decision<Evaluation> follow(Evaluation state, RecommendationAccepted event, Occurrence when, EvaluationPolicy policy) {
    return switch (state) {
      case Planned planned -> follow(planned, event, when, policy);
      case Ended ended -> Decision.accept(ended);
      case Awaited awaited -> throw new IllegalStateException("a recommendation without a plan");
      case Referred referred -> throw new IllegalStateException("a recommendation without a plan");
      case Open open -> throw new IllegalStateException("a recommendation without a plan");
    };
  }

  private static Decision<Evaluation> follow(Planned state, RecommendationAccepted event, Occurrence when, EvaluationPolicy policy) {
    Protocol protocol = policy.protocols().get(state.plan().protocol());
    if (protocol == null) {
      throw new IllegalStateException("the pack no longer has the protocol " + state.plan().protocol());
    }
    int first = Math.max(event.afterSession(), state.completedSessions()) + 1;
    return switch (event.option().action()) {
      case CONTINUE, OBSERVE -> Decision.accept(state);
      case MAINTAIN -> maintain(state, event, first, protocol, policy);
      case REINDUCE -> next(state, Plans.again(state.plan(), protocol, first), null, REINDUCTION_ACCEPTED, policy);
      case RAISE_DOSE -> step(state, event, first, DoseStep.UP, protocol, policy);
      case LOWER_DOSE -> step(state, event, first, DoseStep.DOWN, protocol, policy);
      case HOLD -> Suspending.suspend(state, TO_BE_ASSESSED, when);
      case STOP -> Suspending.suspend(state, TREATMENT_STOPPED, when);
    };
  }

  private static Decision<Evaluation> maintain(
      Planned state, RecommendationAccepted event, int first, Protocol protocol, EvaluationPolicy policy) {
    int from = Objects.requireNonNullElse(state.maintenanceFrom(), first);
    int days = Objects.requireNonNull(event.option().intervalDays(), "a maintenance has an interval");
    if (Plans.intervals(protocol, first - from).contains(days)) {
      return next(state, Plans.maintenance(state.plan(), protocol, first, first - from, days), from, MAINTENANCE_ACCEPTED, policy);
    }
    List<Integer> promised = state.plan().nextIntervalsDays();
    if (first == state.plan().lastSession() + 1 && promised != null && promised.contains(days)) {
      throw new IllegalStateException("the pack no longer allows " + state.plan().protocol() + " the interval of " + days + " days that the plan in force does");
    }
    return not(state, event, "INTERVAL_NOT_POSSIBLE");
  }

  private static Decision<Evaluation> step(
      Planned state, RecommendationAccepted event, int first, DoseStep step, Protocol protocol, EvaluationPolicy policy) {
    if (first > state.plan().lastSession()) {
      return not(state, event, "NO_SESSION_LEFT");
    }
    Facts facts = state.dossier().facts();
    Optional<DoseOrder.Dosed> dosed = step.from(state.plan(), protocol, facts, policy);
    return dosed
        .map(one -> Plans.withDose(state.plan(), one, protocol, Math.max(first, state.plan().firstSession()), facts, policy))
        .map(plan -> next(state, plan, state.maintenanceFrom(), DOSE_STEP_ACCEPTED, policy))
        .orElseGet(() -> not(state, event, "DOSE_NOT_POSSIBLE"));
  }

  private static Decision<Evaluation> next(Planned state, Plan plan, @Nullable Integer maintenanceFrom, String reason, EvaluationPolicy policy) {
    List<ServiceEvent> events = new ArrayList<>(Signing.replaced(state.unsigned()));
    events.add(new PlanAdjusted(plan, reason, policy.version()));
    return Decision.accept(state.followed(plan, maintenanceFrom), events);
  }

  private static Decision<Evaluation> not(Planned state, RecommendationAccepted event, String reason) {
    return Decision.accept(state, new RecommendationNotFollowed(event.recommendation(), reason));
  }
}
