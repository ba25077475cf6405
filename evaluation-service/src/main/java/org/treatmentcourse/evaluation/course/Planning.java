package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.FollowupEvent.MaintenanceAccepted;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;

/** Plans and their versions: approved on a decision, adjusted when a clinician accepts what follow-up proposes. */
public final class Planning {
  private static final String MAINTENANCE_ACCEPTED = "MAINTENANCE_ACCEPTED";

  private Planning() {}

  /**
   * @param protocol key in the pack
   * @param mgPerKg dose per kilogram; the protocol's starting dose where absent
   * @param by who approves, as the token names them
   */
  public record Order(String protocol, @Nullable Double mgPerKg, String by) {}

  public static Decision<Evaluation> approve(Evaluation state, Order order, Occurrence when, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Referred referred -> Refusals.intakeIncomplete(referred);
      case Open open -> approve(open, order, when, policy);
      case Planned planned -> Refusals.planInForce(planned);
      case Ended ended -> Refusals.closed(ended);
    };
  }

  private static Decision<Evaluation> approve(Open state, Order order, Occurrence when, EvaluationPolicy policy) {
    Judging judged = Judging.of(state, when.now(), policy);
    Dossier dossier = judged.dossier();
    Decision<Evaluation> looked = Decision.accept(new Open(dossier), judged.said());
    Protocol protocol = policy.protocols().get(order.protocol());
    if (protocol == null) {
      return looked.answering(Refusal.of("UNKNOWN_PROTOCOL", "/protocol", "the clinic's pack has no such protocol"));
    }
    double mgPerKg = order.mgPerKg() == null ? protocol.dose().start() : order.mgPerKg();
    Optional<Refusal> no = whyNot(dossier, protocol, mgPerKg, when, policy);
    if (no.isPresent()) {
      return looked.answering(no.get());
    }
    // A valid decision means that the weight was judged just now.
    double kg = Objects.requireNonNull(dossier.facts().weight(), "no plan per kilogram without a weight").kg();
    Plan plan =
        new Plan(
            1,
            order.protocol(),
            Phase.INDUCTION,
            protocol.route().name(),
            protocol.drug(),
            mgPerKg,
            DoseOrder.mg(mgPerKg, kg, protocol.dose()),
            protocol.durationMin(),
            1,
            protocol.induction().sessions(),
            protocol.induction().minGapHours(),
            protocol.induction().maxGapDays(),
            protocol.induction().maxPerWeek(),
            0);
    return Decision.<Evaluation>accept(new Planned(dossier, plan, when.now(), order.by(), Suspensions.NONE, 0, null), judged.said())
        .and(new PlanApproved(plan, policy.version()));
  }

  private static Instant now(Dossier dossier, Occurrence when) {
    return dossier.facts().asOf().isAfter(when.now()) ? dossier.facts().asOf() : when.now();
  }

  private static Optional<Refusal> whyNot(Dossier dossier, Protocol protocol, double mgPerKg, Occurrence when, EvaluationPolicy policy) {
    if (!protocol.indications().contains(dossier.referral().indication())) {
      return Optional.of(Refusal.of("PROTOCOL_NOT_FOR_INDICATION", "/protocol", "this protocol is not for " + dossier.referral().indication()));
    }
    if (!dossier.facts().risks().open().isEmpty()) {
      return Optional.of(Refusal.of("RISK_OPEN", "suicide risk is escalated; nothing is planned until a person has disposed of it"));
    }
    Optional<Refusal> standing = Standing.whyNot(dossier, when.now(), policy);
    if (standing.isEmpty() && dossier.facts().weight() == null) {
      return Optional.of(Refusal.of("EVIDENCE_MISSING", "a dose per kilogram needs a weight"));
    }
    if (standing.isPresent()) {
      return standing;
    }
    List<String> byRoute = Standing.unresolved(dossier, protocol.route(), now(dossier, when), policy);
    return byRoute.isEmpty()
        ? DoseOrder.whyNot(mgPerKg, protocol.dose())
        : Optional.of(Refusal.of("DECISION_VOID", "/protocol", "given as " + protocol.route() + " there are findings the decision does not deal with: " + byRoute));
  }

  /**
   * The next version: one maintenance session after the interval, at the dose in force. Dose and interval are never changed together (DOMAIN 6.4).
   *
   * @throws IllegalStateException without a plan, or for an interval no protocol of ours allows: follow-up checks both before it proposes
   */
  public static Decision<Evaluation> maintain(Evaluation state, MaintenanceAccepted event, EvaluationPolicy policy) {
    return switch (state) {
      case Planned planned -> event.proposal().equals(planned.lastProposal()) ? Decision.accept(planned) : maintain(planned, event, policy);
      case Ended ended -> Decision.accept(ended);
      case Awaited awaited -> throw new IllegalStateException("maintenance without a plan");
      case Referred referred -> throw new IllegalStateException("maintenance without a plan");
      case Open open -> throw new IllegalStateException("maintenance without a plan");
    };
  }

  private static Decision<Evaluation> maintain(Planned state, MaintenanceAccepted event, EvaluationPolicy policy) {
    Plan last = state.plan();
    Protocol protocol = policy.protocols().get(last.protocol());
    if (protocol == null) {
      throw new IllegalStateException("the pack no longer has the protocol " + last.protocol());
    }
    if (event.intervalDays() > protocol.maintenance().maxIntervalDays() || event.intervalDays() * 24 < last.minGapHours()) {
      throw new IllegalStateException("an interval of " + event.intervalDays() + " days is not possible in " + last.protocol());
    }
    Plan next =
        new Plan(
            last.version() + 1,
            last.protocol(),
            Phase.MAINTENANCE,
            last.route(),
            last.drug(),
            last.doseMgPerKg(),
            last.doseMg(),
            last.durationMin(),
            last.lastSession() + 1,
            1,
            last.minGapHours(),
            event.intervalDays() + protocol.maintenance().toleranceDays(),
            last.maxPerWeek(),
            event.intervalDays());
    return Decision.accept(state.with(next, event.proposal()), new PlanAdjusted(next, MAINTENANCE_ACCEPTED, policy.version()));
  }

  /**
   * @throws IllegalStateException without a plan: nobody holds a session then
   */
  public static Decision<Evaluation> sessionCompleted(Evaluation state, int session) {
    return switch (state) {
      case Planned planned -> Decision.accept(planned.completed(session));
      case Ended ended -> Decision.accept(ended);
      case Awaited awaited -> throw new IllegalStateException("a session without a plan");
      case Referred referred -> throw new IllegalStateException("a session without a plan");
      case Open open -> throw new IllegalStateException("a session without a plan");
    };
  }
}
