package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.WorkUpOrdered;
import org.treatmentcourse.contracts.EvaluationEvent.WorkUpResulted;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.WorkUpItem;
import org.treatmentcourse.evaluation.course.rules.Checklist;

/** What a clinician orders for the work-up, and what comes of it (DOMAIN 4.4). */
public final class WorkUp {
  private WorkUp() {}

  /** @param item key in the pack; also one that is not needed by the pack may be ordered */
  public static Decision<Evaluation> order(Evaluation state, String item, Occurrence when, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Referred referred -> Refusals.intakeIncomplete(referred);
      case Open open -> ordered(open, open.dossier(), open::with, Treatment.NONE, item, when, policy);
      case Planned planned -> ordered(planned, planned.dossier(), planned::with, Treatment.of(planned, when.now()), item, when, policy);
      case Ended ended -> Refusals.closed(ended);
    };
  }

  private static Decision<Evaluation> ordered(
      Evaluation state, Dossier dossier, Function<Dossier, Evaluation> with, Treatment treatment, String item, Occurrence when, EvaluationPolicy policy) {
    WorkUpItem known = policy.workUp().get(item);
    if (known == null) {
      return Decision.refuse(state, Refusal.of("UNKNOWN_ITEM", "/item", "the clinic's pack has no such item of the work-up"));
    }
    if (dossier.orders().stream().anyMatch(order -> order.item().equals(item))) {
      return Decision.refuse(state, Refusal.of("ALREADY_ORDERED", "/item", "this is ordered, and no result has come yet"));
    }
    if (Checklist.isValid(known, dossier.facts(), treatment, when.now(), policy)) {
      return Decision.refuse(state, Refusal.of("ALREADY_VALID", "/item", "there is a result that still counts"));
    }
    List<WorkUpOrder> orders = new ArrayList<>(dossier.orders());
    orders.add(new WorkUpOrder(item, when.now()));
    return Decision.accept(with.apply(dossier.ordering(orders)), new WorkUpOrdered(item));
  }

  /** @param said one for each order that is done */
  record Settled(Dossier dossier, ServiceEvent... said) {}

  /** Closes the orders whose result has come. */
  static Settled settle(Dossier dossier, Treatment treatment, Occurrence when, EvaluationPolicy policy) {
    List<WorkUpOrder> done = dossier.orders().stream().filter(order -> isThere(order, dossier, treatment, when.now(), policy)).toList();
    if (done.isEmpty()) {
      return new Settled(dossier);
    }
    List<WorkUpOrder> left = dossier.orders().stream().filter(order -> !done.contains(order)).toList();
    return new Settled(dossier.ordering(left), done.stream().map(order -> new WorkUpResulted(order.item())).toArray(ServiceEvent[]::new));
  }

  /** An item that a later pack has dropped stays ordered until the course ends: nothing can say what would satisfy it. */
  private static boolean isThere(WorkUpOrder order, Dossier dossier, Treatment treatment, Instant now, EvaluationPolicy policy) {
    WorkUpItem item = policy.workUp().get(order.item());
    return item != null && Checklist.isValid(item, dossier.facts(), treatment, now, policy);
  }
}
