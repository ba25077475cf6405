package org.treatmentcourse.evaluation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposalWithdrawn;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposed;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** A dose above the soft maximum takes effect when a second prescriber has signed it (DOMAIN 5.1). */
public final class Signing {
  static final String ABOVE_SOFT_MAX = "DOSE_ABOVE_SOFT_MAX";

  private Signing() {}

  /**
   * @param planVersion the one that was seen, so that nobody signs another
   * @param by who signs, as the token names them
   */
  public record Order(int planVersion, String by) {}

  /** Waits from now on, in place of whatever waited before. */
  static List<ServiceEvent> waits(@Nullable Unsigned before, Plan plan, EvaluationPolicy policy) {
    List<ServiceEvent> events = new ArrayList<>(replaced(before));
    events.add(new PlanProposed(plan, ABOVE_SOFT_MAX, policy.version()));
    return events;
  }

  /** Another order takes its place. */
  static List<ServiceEvent> replaced(@Nullable Unsigned unsigned) {
    return withdrawn(unsigned, "REPLACED");
  }

  static List<ServiceEvent> ended(@Nullable Unsigned unsigned) {
    return withdrawn(unsigned, "COURSE_ENDED");
  }

  private static List<ServiceEvent> withdrawn(@Nullable Unsigned unsigned, String reason) {
    return unsigned == null ? List.of() : List.of(new PlanProposalWithdrawn(unsigned.plan().version(), reason));
  }

  public static Decision<Evaluation> sign(Evaluation state, Order order, Occurrence when, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Referred referred -> nothing(referred);
      case Open open -> open.unsigned() == null ? nothing(open) : sign(open, open.unsigned(), order, when, policy);
      case Planned planned -> planned.unsigned() == null ? nothing(planned) : sign(planned, planned.unsigned(), order, policy);
      case Ended ended -> Refusals.closed(ended);
    };
  }

  private static Decision<Evaluation> sign(Open state, Unsigned unsigned, Order order, Occurrence when, EvaluationPolicy policy) {
    Optional<Refusal> no = whyNot(unsigned, order);
    if (no.isPresent()) {
      return Decision.refuse(state, no.get());
    }
    Judging judged = Judging.of(state, when.now(), policy);
    Optional<Refusal> changed = Planning.whyNot(judged, unsigned.plan().protocol(), when.now(), policy);
    if (changed.isPresent()) {
      return Decision.<Evaluation>accept(state.with(judged.dossier()), judged.said()).answering(changed.get());
    }
    Planned planned = Planned.approved(judged.dossier(), unsigned.plan(), when.now(), unsigned.by(), order.by(), policy);
    return Decision.<Evaluation>accept(planned, judged.said()).and(new PlanApproved(unsigned.plan(), policy.version()));
  }

  private static Decision<Evaluation> sign(Planned state, Unsigned unsigned, Order order, EvaluationPolicy policy) {
    Optional<Refusal> no = whyNot(unsigned, order).or(() -> Amending.whyNot(state));
    if (no.isPresent()) {
      return Decision.refuse(state, no.get());
    }
    if (state.completedSessions() >= unsigned.plan().firstSession()) {
      return Decision.refuse(
          state, Refusal.of("PLAN_HAS_CHANGED", "session " + unsigned.plan().firstSession() + " has been given since this was ordered; order it again"));
    }
    return Decision.accept(state.amended(unsigned.plan(), order.by()), new PlanAdjusted(unsigned.plan(), Amending.DOSE_CHANGED, policy.version()));
  }

  private static Optional<Refusal> whyNot(Unsigned unsigned, Order order) {
    if (unsigned.plan().version() != order.planVersion()) {
      return Optional.of(Refusal.of("PLAN_HAS_CHANGED", "/planVersion", "version " + unsigned.plan().version() + " waits for a signature"));
    }
    return unsigned.by().equals(order.by())
        ? Optional.of(Refusal.of("SECOND_PRESCRIBER_NEEDED", "who ordered a dose can't be the second to sign it"))
        : Optional.empty();
  }

  /** Nothing comes of the order; the plan in force, if there is one, goes on. */
  public static Decision<Evaluation> decline(Evaluation state, int planVersion) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Referred referred -> nothing(referred);
      case Open open -> decline(open.unsigned(), planVersion, open, open.awaiting(null));
      case Planned planned -> decline(planned.unsigned(), planVersion, planned, planned.awaiting(null));
      case Ended ended -> Refusals.closed(ended);
    };
  }

  private static Decision<Evaluation> decline(@Nullable Unsigned unsigned, int planVersion, Evaluation state, Evaluation without) {
    return unsigned == null || unsigned.plan().version() != planVersion ? nothing(state) : Decision.accept(without, withdrawn(unsigned, "DECLINED"));
  }

  private static Decision<Evaluation> nothing(Evaluation state) {
    return Decision.refuse(state, Refusal.of("NOTHING_TO_SIGN", "no such version of the plan waits for a signature"));
  }
}
