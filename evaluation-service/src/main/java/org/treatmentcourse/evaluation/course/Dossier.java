package org.treatmentcourse.evaluation.course;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that evaluation holds of a course that exists.
 *
 * @param decisions newest last, at most {@link #DECISIONS}; older ones are in the history of events
 * @param orders items of the work-up that were ordered and are not there yet, oldest first
 */
public record Dossier(Referral referral, Facts facts, Assessment assessment, List<EligibilityDecision> decisions, List<WorkUpOrder> orders) {
  public static final int DECISIONS = 3;

  public Dossier {
    decisions = List.copyOf(decisions);
    // Documents of an earlier version have none.
    orders = orders == null ? List.of() : List.copyOf(orders);
  }

  public Dossier(Referral referral, Facts facts, Assessment assessment, List<EligibilityDecision> decisions) {
    this(referral, facts, assessment, decisions, List.of());
  }

  /** The newest decision, if it has not lapsed. Whether it still holds is another question: {@link Standing}. */
  public @Nullable EligibilityDecision decision() {
    return decisions.isEmpty() || decisions.getLast().lapsedAt() != null ? null : decisions.getLast();
  }

  Dossier with(Facts changed) {
    return new Dossier(referral, changed, assessment, decisions, orders);
  }

  Dossier with(Referral changed) {
    return new Dossier(changed, facts, assessment, decisions, orders);
  }

  Dossier with(Assessment changed) {
    return new Dossier(referral, facts, changed, decisions, orders);
  }

  Dossier ordering(List<WorkUpOrder> changed) {
    return new Dossier(referral, facts, assessment, decisions, changed);
  }

  Dossier decided(EligibilityDecision decision) {
    List<EligibilityDecision> all = new ArrayList<>(decisions);
    all.add(decision);
    return new Dossier(referral, facts, assessment, all.subList(Math.max(0, all.size() - DECISIONS), all.size()), orders);
  }

  Dossier lapsed(EligibilityDecision decision, java.time.Instant at) {
    return new Dossier(
        referral, facts, assessment, decisions.stream().map(one -> one.id().equals(decision.id()) ? one.lapsed(at) : one).toList(), orders);
  }
}
