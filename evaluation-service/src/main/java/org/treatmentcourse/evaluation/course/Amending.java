package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;

/** A prescriber changes the dose of the sessions that are left; when they are is not touched (DOMAIN 6.4: never both at once). */
public final class Amending {
  static final String DOSE_CHANGED = "DOSE_CHANGED";

  private Amending() {}

  /** @param by who orders, as the token names them */
  public record Order(DoseOrder dose, String by) {}

  public static Decision<Evaluation> changeDose(Evaluation state, Order order, Instant now, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Referred referred -> Refusals.noPlan(referred);
      case Open open -> Refusals.noPlan(open);
      case Planned planned -> changeDose(planned, order, now, policy);
      case Ended ended -> Refusals.closed(ended);
    };
  }

  private static Decision<Evaluation> changeDose(Planned state, Order order, Instant now, EvaluationPolicy policy) {
    Plan last = state.plan();
    Protocol protocol = policy.protocols().get(last.protocol());
    if (protocol == null) {
      return Decision.refuse(state, Refusal.of("UNKNOWN_PROTOCOL", "the clinic's pack no longer has the protocol " + last.protocol()));
    }
    Optional<Refusal> no = whyNot(state);
    if (no.isPresent()) {
      return Decision.refuse(state, no.get());
    }
    int first = Math.max(last.firstSession(), state.completedSessions() + 1);
    return switch (order.dose().calculate(protocol, state.dossier().facts(), first == 1, policy)) {
      case DoseOrder.No refused -> Decision.refuse(state, refused.refusal());
      case DoseOrder.Dosed dosed -> follow(state, Plans.withDose(last, dosed, protocol, first, state.dossier().facts(), policy), dosed, order, now, policy);
    };
  }

  private static Decision<Evaluation> follow(
      Planned state, Plan next, DoseOrder.Dosed dosed, Order order, Instant now, EvaluationPolicy policy) {
    if (Plans.sameDose(next, state.plan())) {
      return Decision.accept(state.awaiting(null), Signing.replaced(state.unsigned()));
    }
    if (dosed.needsSecond()) {
      return Decision.accept(
          state.awaiting(new Unsigned(next, Signing.ABOVE_SOFT_MAX, order.by(), now)), Signing.waits(state.unsigned(), next, policy));
    }
    List<ServiceEvent> events = new ArrayList<>(Signing.replaced(state.unsigned()));
    events.add(new PlanAdjusted(next, DOSE_CHANGED, policy.version()));
    return Decision.accept(state.amended(next, null), events);
  }

  static Optional<Refusal> whyNot(Planned state) {
    if (state.suspensions().any()) {
      return Optional.of(Refusal.of("PLAN_SUSPENDED", "the plan is suspended; nothing is ordered until it goes on"));
    }
    if (!state.dossier().facts().risks().open().isEmpty()) {
      return Optional.of(Refusal.of("RISK_OPEN", "suicide risk is escalated; nothing is ordered until a person has disposed of it"));
    }
    return state.completedSessions() >= state.plan().lastSession()
        ? Optional.of(Refusal.of("NO_SESSION_LEFT", "every session of this plan has been given"))
        : Optional.empty();
  }
}
