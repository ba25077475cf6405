package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that evaluation holds of a course that exists.
 *
 * @param decisions newest last, at most {@link #DECISIONS}; older ones are in the history of events
 * @param orders items of the work-up that were ordered and are not there yet, oldest first
 * @param since when the course came to where it is: asked for, complete, decided, lapsed, planned, suspended, ended; in whole seconds, for lists are sorted by it
 */
public record Dossier(Referral referral, Facts facts, Assessment assessment, List<EligibilityDecision> decisions, List<WorkUpOrder> orders, Instant since) {
  public static final int DECISIONS = 3;

  public Dossier {
    decisions = List.copyOf(decisions);
    // Documents of an earlier version have none.
    orders = orders == null ? List.of() : List.copyOf(orders);
    since = (since == null ? facts.asOf() : since).truncatedTo(ChronoUnit.SECONDS);
  }

  public Dossier(Referral referral, Facts facts, Assessment assessment, List<EligibilityDecision> decisions) {
    this(referral, facts, assessment, decisions, List.of(), facts.asOf());
  }

  /** The newest decision, if it has not lapsed. Whether it still holds is another question: {@link Standing}. */
  public @Nullable EligibilityDecision decision() {
    return decisions.isEmpty() || decisions.getLast().lapsedAt() != null ? null : decisions.getLast();
  }

  Dossier with(Facts changed) {
    return new Dossier(referral, changed, assessment, decisions, orders, since);
  }

  Dossier with(Referral changed) {
    return new Dossier(changed, facts, assessment, decisions, orders, since);
  }

  Dossier with(Assessment changed) {
    return new Dossier(referral, facts, changed, decisions, orders, since);
  }

  public Dossier since(Instant moment) {
    return new Dossier(referral, facts, assessment, decisions, orders, moment);
  }

  Dossier ordering(List<WorkUpOrder> changed) {
    return new Dossier(referral, facts, assessment, decisions, changed, since);
  }

  Dossier decided(EligibilityDecision decision) {
    List<EligibilityDecision> all = new ArrayList<>(decisions);
    all.add(decision);
    return new Dossier(referral, facts, assessment, all.subList(Math.max(0, all.size() - DECISIONS), all.size()), orders, decision.decidedAt());
  }

  Dossier lapsed(EligibilityDecision decision, Instant at) {
    return new Dossier(
        referral, facts, assessment, decisions.stream().map(one -> one.id().equals(decision.id()) ? one.lapsed(at) : one).toList(), orders, at);
  }
}
