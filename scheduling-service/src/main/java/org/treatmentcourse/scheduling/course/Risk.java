package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/**
 * What is known about the patient's risk.
 *
 * @param escalations every occurrence heard of, raised, resolved or both
 * @param resolvedAt when a person last disposed of one, or null
 * @param assessments the newest answer to each instrument
 */
public record Risk(List<Escalation> escalations, @Nullable Instant resolvedAt, List<Assessment> assessments) {
  static final Risk UNKNOWN = new Risk(List.of(), null, List.of());

  public Risk {
    escalations = List.copyOf(escalations);
    assessments = List.copyOf(assessments);
  }

  /** Raised and resolved on different streams, each once. */
  public record Escalation(String occurrence, boolean raised, boolean resolved) {
    boolean open() {
      return raised && !resolved;
    }
  }

  /** The newest answer to one instrument. */
  public record Assessment(String instrument, Instant at, @Nullable RiskTier tier, @Nullable Integer item9, @Nullable Integer total) {}

  public boolean open() {
    return escalations.stream().anyMatch(Escalation::open);
  }

  /** An answer that calls for an escalation blocks by itself: the escalation travels on another stream and may come later. */
  boolean alarming(SchedulingPolicy.Risk policy, @Nullable RouteTimes route) {
    RiskTier from = route == null || route.riskBelow() == null ? policy.blockTier() : route.riskBelow();
    return assessments.stream().anyMatch(answer -> alarming(answer, policy, from) && (resolvedAt == null || resolvedAt.isBefore(answer.at())));
  }

  Optional<Assessment> newest(String instrument) {
    return assessments.stream().filter(answer -> answer.instrument().equals(instrument)).findFirst();
  }

  boolean assessed(String instrument, Instant now, SchedulingPolicy.Risk policy) {
    Instant oldest = now.minus(Duration.ofHours(policy.maxAgeHours()));
    return assessments.stream().anyMatch(a -> a.instrument().equals(instrument) && !a.at().isBefore(oldest) && !a.at().isAfter(now));
  }

  public Risk raised(String occurrence) {
    return with(new Escalation(occurrence, true, of(occurrence).resolved()), resolvedAt);
  }

  public Risk resolved(String occurrence, Instant at) {
    return with(new Escalation(occurrence, of(occurrence).raised(), true), Facts.later(resolvedAt, at));
  }

  public Risk assessed(Assessment newer) {
    boolean outdated = assessments.stream().anyMatch(old -> old.instrument().equals(newer.instrument()) && old.at().isAfter(newer.at()));
    return outdated ? this : new Risk(escalations, resolvedAt, Facts.replaced(assessments, Assessment::instrument, newer));
  }

  private static boolean alarming(Assessment answer, SchedulingPolicy.Risk policy, RiskTier from) {
    RiskTier tier = answer.tier();
    Integer item9 = answer.item9();
    return (tier != null && tier.compareTo(from) >= 0) || (item9 != null && item9 >= policy.blockItem9());
  }

  private Risk with(Escalation escalation, @Nullable Instant resolved) {
    return new Risk(Facts.replaced(escalations, Escalation::occurrence, escalation), resolved, assessments);
  }

  private Escalation of(String occurrence) {
    return escalations.stream().filter(one -> one.occurrence().equals(occurrence)).findFirst().orElse(new Escalation(occurrence, false, false));
  }
}
