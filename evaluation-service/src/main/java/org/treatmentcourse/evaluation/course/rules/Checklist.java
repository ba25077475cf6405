package org.treatmentcourse.evaluation.course.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.From;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Test;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.WorkUpItem;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.Facts;
import org.treatmentcourse.evaluation.course.Told;
import org.treatmentcourse.evaluation.course.Treatment;
import org.treatmentcourse.evaluation.course.WorkUpOrder;

/** The work-up of a course as it stands at one moment (DOMAIN 4.4). Worked out when it is asked: so evidence runs out without a clock. */
public final class Checklist {
  private Checklist() {}

  public enum State {
    /** Needed, and not there. */
    MISSING,
    /** Ordered, and not there yet. */
    ORDERED,
    /** There, and not too old. */
    VALID,
    /** Needed; what there is has become too old. */
    EXPIRED,
    NOT_NEEDED
  }

  /**
   * @param key in the pack
   * @param since it was ordered, done or ran out; absent for what is missing, not needed, or passed on by intake
   * @param validUntil absent if nothing is there, or if it does not run out
   * @param evidence what there is, also when it is too old
   * @param lacking names of what is not there, by the shortest way to have all
   * @param source with confidence marks
   */
  public record Item(
      String key, String says, State state, @Nullable Instant since, @Nullable Instant validUntil, List<Proof> evidence, List<String> lacking, String source) {
    public Item {
      evidence = List.copyOf(evidence);
      lacking = List.copyOf(lacking);
    }
  }

  /** In the order of their keys. */
  public static List<Item> of(Dossier dossier, Treatment treatment, Instant now, EvaluationPolicy policy) {
    Scope usual = Scope.of(dossier.referral(), treatment.planInForce(), policy);
    Scope scope = treatment.route() == null ? usual : usual.by(treatment.route());
    Told told = Objects.requireNonNull(dossier.facts().told(), "intake tells age and sex when it refers a course");
    Snapshot known = withTreatment(FactReader.snapshot(dossier.referral(), dossier.facts(), told, now, policy), treatment, policy);
    List<Item> items = new ArrayList<>();
    policy.workUp().forEach((key, item) -> items.add(of(key, item, isNeeded(item, known, scope, policy), dossier, treatment, now, policy)));
    return items;
  }

  /** Whether all that an item takes is there and not too old. */
  public static boolean isValid(WorkUpItem item, Facts facts, Treatment treatment, Instant now, EvaluationPolicy policy) {
    return Way.best(item, facts, treatment, policy).isValid(now);
  }

  private static Snapshot withTreatment(Snapshot snapshot, Treatment treatment, EvaluationPolicy policy) {
    Snapshot more = snapshot;
    for (var fact : policy.facts().entrySet()) {
      Object value = fact.getValue().from() == From.COURSE ? treatment.facts().get(Objects.requireNonNullElse(fact.getValue().of(), fact.getKey())) : null;
      more = value == null ? more : more.with(fact.getKey(), value);
    }
    return more;
  }

  /** What can't be ruled out is needed. */
  private static boolean isNeeded(WorkUpItem item, Known known, Scope scope, EvaluationPolicy policy) {
    List<List<Test>> anyOf = item.anyOf();
    return item.isAbout(scope.route(), scope.indication())
        && (anyOf == null || anyOf.stream().anyMatch(all -> Tests.truth(all, known, policy) != Truth.NO));
  }

  private static Item of(String key, WorkUpItem item, boolean needed, Dossier dossier, Treatment treatment, Instant now, EvaluationPolicy policy) {
    Way way = Way.best(item, dossier.facts(), treatment, policy);
    WorkUpOrder order = dossier.orders().stream().filter(one -> one.item().equals(key)).findFirst().orElse(null);
    State state;
    Instant since = null;
    if (needed && way.isValid(now)) {
      state = State.VALID;
      since = way.since();
    } else if (order != null) {
      state = State.ORDERED;
      since = order.orderedAt();
    } else if (!needed) {
      state = State.NOT_NEEDED;
    } else if (way.isComplete()) {
      state = State.EXPIRED;
      since = way.validUntil();
    } else {
      state = State.MISSING;
    }
    return new Item(key, item.says(), state, since, way.validUntil(), way.proofs(), way.lacking(), item.source());
  }

  /**
   * One way to satisfy an item.
   *
   * @param validUntil absent if it is not complete or does not run out
   */
  private record Way(List<Proof> proofs, List<String> lacking, @Nullable Instant validUntil) {
    /** Complete before incomplete, then the one that counts longest, then the one that lacks least. */
    private static final Comparator<Way> BEST_LAST =
        Comparator.comparing(Way::isComplete)
            .thenComparing(Way::validUntil, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(way -> -way.lacking().size());

    static Way best(WorkUpItem item, Facts facts, Treatment treatment, EvaluationPolicy policy) {
      String limit = treatment.isBeforeFirstDose() && item.validDaysAtStart() != null ? item.validDaysAtStart() : item.validDays();
      Double days = limit == null ? null : policy.limit(limit);
      return item.satisfiedBy().stream().map(all -> of(all, facts, days)).max(BEST_LAST).orElseThrow();
    }

    private static Way of(List<String> all, Facts facts, @Nullable Double days) {
      List<Proof> proofs = all.stream().flatMap(evidence -> Proof.of(evidence, facts).stream()).toList();
      List<String> there = proofs.stream().map(Proof::evidence).toList();
      List<String> lacking = all.stream().filter(evidence -> !there.contains(evidence)).toList();
      Instant oldest = proofs.stream().min(Proof.OLDEST_FIRST).map(Proof::at).orElse(null);
      Instant validUntil = !lacking.isEmpty() || oldest == null || days == null ? null : oldest.plus(Duration.ofSeconds((long) (days * 86_400)));
      return new Way(proofs, lacking, validUntil);
    }

    boolean isComplete() {
      return lacking.isEmpty();
    }

    boolean isValid(Instant now) {
      return isComplete() && (validUntil == null || !validUntil.isBefore(now));
    }

    /** When the last of it was done. */
    @Nullable Instant since() {
      return proofs.stream().max(Proof.OLDEST_FIRST).map(Proof::at).orElse(null);
    }
  }
}
