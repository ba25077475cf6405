package org.treatmentcourse.evaluation.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Baseline;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Induction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;
import org.treatmentcourse.evaluation.course.rules.Explanation;
import org.treatmentcourse.evaluation.course.rules.RuleBook;

/** Plans are approved on a decision; {@link Amending} and {@link Following} make later versions. */
public final class Planning {
  private Planning() {}

  /**
   * @param protocol key in the pack
   * @param sessions of the induction; as the protocol says where absent
   * @param by who approves, as the token names them
   */
  public record Order(String protocol, DoseOrder dose, @Nullable Integer sessions, String by) {}

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
    Open looked = state.with(judged.dossier());
    Optional<Refusal> no = whyNot(judged, order.protocol(), when.now(), policy);
    if (no.isPresent()) {
      return Decision.<Evaluation>accept(looked, judged.said()).answering(no.get());
    }
    return switch (draft(order, judged.dossier().facts(), policy)) {
      case No refused -> Decision.<Evaluation>accept(looked, judged.said()).answering(refused.refusal());
      case Draft draft when draft.needsSecond() -> {
        Unsigned unsigned = new Unsigned(draft.plan(), Signing.ABOVE_SOFT_MAX, order.by(), when.now());
        List<ServiceEvent> events = new ArrayList<>(judged.said());
        events.addAll(Signing.waits(state.unsigned(), draft.plan(), policy));
        yield Decision.accept(looked.awaiting(unsigned), events);
      }
      case Draft draft -> {
        List<ServiceEvent> events = new ArrayList<>(judged.said());
        events.addAll(Signing.replaced(state.unsigned()));
        events.add(new PlanApproved(draft.plan(), policy.version()));
        yield Decision.accept(Planned.approved(judged.dossier(), draft.plan(), when.now(), order.by(), null, policy), events);
      }
    };
  }

  /** What an order comes to. */
  sealed interface Result {}

  record No(Refusal refusal) implements Result {}

  record Draft(Plan plan, boolean needsSecond) implements Result {}

  private static Result draft(Order order, Facts facts, EvaluationPolicy policy) {
    Protocol protocol = Objects.requireNonNull(policy.protocols().get(order.protocol()), "asked before");
    Induction induction = protocol.induction();
    int fewest = Objects.requireNonNullElse(induction.fewest(), induction.sessions());
    int most = Objects.requireNonNullElse(induction.most(), induction.sessions());
    int sessions = Objects.requireNonNullElse(order.sessions(), induction.sessions());
    if (sessions < fewest || sessions > most) {
      return new No(Refusal.of("SESSIONS_OUT_OF_RANGE", "/sessions", "this protocol has " + (fewest == most ? "" : fewest + " to ") + most + " sessions"));
    }
    return switch (order.dose().calculate(protocol, facts, true, policy)) {
      case DoseOrder.No refused -> new No(refused.refusal());
      case DoseOrder.Dosed dosed -> new Draft(Plans.induction(order.protocol(), protocol, dosed, sessions, facts, policy), dosed.needsSecond());
    };
  }

  /**
   * A protocol that could be ordered now, or why not.
   *
   * @param plan with everything as the protocol says; absent if it can't be ordered, or not without a dose
   * @param refusal why not
   */
  public record Option(String protocol, Protocol terms, @Nullable Plan plan, @Nullable Refusal refusal) {}

  /** Every protocol that is for the indication, the first route of the provider model first; empty where nothing can be planned at all. */
  public static List<Option> options(Evaluation state, Instant now, EvaluationPolicy policy) {
    if (!(state instanceof Open open)) {
      return List.of();
    }
    Judging judged = Judging.of(open, now, policy);
    return policy.protocols().entrySet().stream()
        .filter(entry -> isFor(entry.getValue(), judged.dossier().referral().indication()))
        .sorted(Comparator.comparing(entry -> entry.getValue().route() != judged.scope().route()))
        .map(entry -> option(entry.getKey(), entry.getValue(), judged, now, policy))
        .toList();
  }

  private static Option option(String key, Protocol protocol, Judging judged, Instant now, EvaluationPolicy policy) {
    Optional<Refusal> no = whyNot(judged, key, now, policy);
    if (no.isPresent()) {
      return new Option(key, protocol, null, no.get());
    }
    return switch (draft(new Order(key, DoseOrder.USUAL, null, ""), judged.dossier().facts(), policy)) {
      case No refused -> new Option(key, protocol, null, refused.refusal());
      case Draft draft -> new Option(key, protocol, draft.plan(), null);
    };
  }

  private static boolean isFor(Protocol protocol, Indication indication) {
    return !Boolean.FALSE.equals(protocol.enabled()) && protocol.indications().contains(indication);
  }

  /** Why nothing can be planned by that protocol, whatever the dose. */
  static Optional<Refusal> whyNot(Judging judged, String key, Instant now, EvaluationPolicy policy) {
    Dossier dossier = judged.dossier();
    Protocol protocol = policy.protocols().get(key);
    if (protocol == null) {
      return no("UNKNOWN_PROTOCOL", "the clinic's pack has no such protocol");
    }
    if (Boolean.FALSE.equals(protocol.enabled())) {
      return no("PROTOCOL_DISABLED", "this protocol is off at this clinic");
    }
    if (!protocol.indications().contains(dossier.referral().indication())) {
      return no("PROTOCOL_NOT_FOR_INDICATION", "this protocol is not for " + dossier.referral().indication());
    }
    if (!dossier.facts().risks().open().isEmpty()) {
      return Optional.of(Refusal.of("RISK_OPEN", "suicide risk is escalated; nothing is planned until a person has disposed of it"));
    }
    Optional<Refusal> standing = Standing.whyNot(dossier, now, policy);
    if (standing.isPresent()) {
      return standing;
    }
    List<String> byRoute = Standing.unresolved(judged, protocol.route(), policy);
    if (!byRoute.isEmpty()) {
      return no("DECISION_VOID", "given as " + protocol.route() + " there are findings the decision does not deal with: " + byRoute);
    }
    if (protocol.requires() != null && !RuleBook.holds(protocol.requires(), judged.snapshot(), policy)) {
      return no("PROTOCOL_REQUIREMENT", "this protocol needs: " + String.join("; or ", Explanation.words(protocol.requires(), policy)));
    }
    List<String> missing = missing(protocol.baseline(), judged, policy);
    return missing.isEmpty() ? Optional.empty() : no("EVIDENCE_MISSING", "this protocol needs first: " + missing);
  }

  private static Optional<Refusal> no(String code, String message) {
    return Optional.of(Refusal.of(code, "/protocol", message));
  }

  /** By the names of {@link Assessment#missing()}. */
  private static List<String> missing(@Nullable Baseline baseline, Judging judged, EvaluationPolicy policy) {
    if (baseline == null) {
      return List.of();
    }
    Facts known = judged.dossier().facts();
    Stream<String> facts =
        Objects.requireNonNullElse(baseline.facts(), List.<String>of()).stream()
            .filter(fact -> judged.snapshot().get(fact) == null)
            .map(fact -> RuleBook.wanted(fact, policy));
    Stream<String> instruments =
        Objects.requireNonNullElse(baseline.instruments(), List.<String>of()).stream()
            .filter(key -> known.scores().stream().noneMatch(score -> score.instrument().equals(key) && isFresh(score, baseline, known.asOf(), policy)))
            .map(key -> "score." + key);
    return Stream.concat(facts, instruments).sorted().toList();
  }

  private static boolean isFresh(Score score, Baseline baseline, Instant asOf, EvaluationPolicy policy) {
    double days = policy.limit(Objects.requireNonNull(baseline.maxAge(), "the pack was checked"));
    return !score.at().plus(Duration.ofDays((long) days)).isBefore(asOf);
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
