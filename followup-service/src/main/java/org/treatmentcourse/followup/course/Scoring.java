package org.treatmentcourse.followup.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Aggregation;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Band;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Positive;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Subscore;

/** From answers to a score, by the instrument's definition in the policy (DOMAIN 3.2). */
public final class Scoring {
  private Scoring() {}

  /** What came out. */
  public sealed interface Result {}

  /**
   * @param total absent where the instrument gives subscores or a tier only
   * @param band absent where the instrument has none
   * @param positive absent where the instrument is not a screen
   */
  public record Score(
      @Nullable Integer total,
      @Nullable String band,
      @Nullable RiskTier tier,
      Map<String, Double> subscores,
      @Nullable Boolean positive,
      boolean prorated)
      implements Result {}

  public record Invalid(Refusal refusal) implements Result {}

  /** @param sex of the patient, for cut-offs that depend on it */
  public static Result score(Instrument instrument, Map<String, Integer> answers, Sex sex) {
    Optional<Refusal> broken = Answers.broken(instrument, answers);
    return broken.isPresent() ? new Invalid(broken.get()) : scored(instrument, answers, sex);
  }

  private static Result scored(Instrument instrument, Map<String, Integer> answers, Sex sex) {
    if (instrument.aggregation() == Aggregation.BRANCHING_TIER) {
      return new Score(null, null, tier(instrument, answers), Map.of(), null, false);
    }
    Map<String, Double> subscores = subscores(instrument, answers);
    Integer total = total(instrument, answers, subscores);
    long banded = total != null ? total : Math.round(subscores.getOrDefault(instrument.parts().getFirst().id(), 0.0));
    Positive terms = instrument.positive();
    Boolean positive = null;
    if (terms != null && total != null) {
      Optional<String> undecided = Screening.undecided(terms, total, sex, answers);
      if (undecided.isPresent()) {
        return new Invalid(Answers.missing(undecided.get(), "with this total the screen can't be judged without it"));
      }
      positive = Screening.isPositive(terms, total, sex, answers);
    }
    boolean prorated = Answers.scored(instrument).stream().anyMatch(item -> Answers.isMissing(item, answers));
    return new Score(total, band(instrument, banded), null, subscores, positive, prorated);
  }

  private static @Nullable Integer total(Instrument instrument, Map<String, Integer> answers, Map<String, Double> subscores) {
    return switch (instrument.aggregation()) {
      case SUM, SINGLE -> {
        List<Item> items = Answers.scored(instrument);
        List<Item> answered = items.stream().filter(item -> answers.containsKey(item.id())).toList();
        int sum = answered.stream().mapToInt(item -> points(item, answers)).sum();
        yield answered.size() == items.size() ? sum : (int) Math.round((double) sum * items.size() / answered.size());
      }
      case DOMAIN_MAX_SUM -> (int) Math.round(subscores.values().stream().mapToDouble(Double::doubleValue).sum());
      case MEAN_OF_SUBSETS, BRANCHING_TIER -> null;
    };
  }

  /** A sum with a missing item is not given: only the total is prorated. */
  private static Map<String, Double> subscores(Instrument instrument, Map<String, Integer> answers) {
    Map<String, Item> items = Answers.items(instrument);
    Map<String, Double> all = new TreeMap<>();
    for (Subscore part : instrument.parts()) {
      if (part.items().stream().anyMatch(answers::containsKey) && Answers.tooFew(part, items, answers).isEmpty()) {
        IntStream points = part.items().stream().filter(answers::containsKey).mapToInt(id -> points(known(items, id), answers));
        all.put(
            part.id(),
            switch (part.how()) {
              case SUM -> (double) points.sum();
              case MAX -> (double) points.max().orElseThrow();
              case MEAN -> points.average().orElseThrow();
            });
      }
    }
    return all;
  }

  private static Item known(Map<String, Item> items, String id) {
    return Objects.requireNonNull(items.get(id), () -> "no item " + id);
  }

  /** The highest tier of which a whole combination is answered yes; also of answers that can't be scored. */
  static RiskTier tier(Instrument instrument, Map<String, Integer> answers) {
    for (RiskTier tier : List.of(RiskTier.HIGH, RiskTier.MODERATE, RiskTier.LOW)) {
      boolean given =
          instrument.tiers().getOrDefault(tier, List.of()).stream().anyMatch(all -> all.stream().allMatch(item -> Answers.yes(answers, item)));
      if (given) {
        return tier;
      }
    }
    return RiskTier.NONE;
  }

  /** Raw values in the order of the items, to score them again one day. */
  static String raw(Instrument instrument, Map<String, Integer> answers) {
    return instrument.items().stream()
        .map(i -> answers.containsKey(i.id()) ? String.valueOf(answers.get(i.id())) : "")
        .collect(Collectors.joining(","));
  }

  /** The answers that were kept as {@link #raw}, of the same version of the instrument. */
  static Map<String, Integer> answers(Instrument instrument, String raw) {
    String[] values = raw.split(",", -1);
    Map<String, Integer> answers = new HashMap<>();
    for (int i = 0; i < values.length && i < instrument.items().size(); i++) {
      if (!values[i].isEmpty()) {
        answers.put(instrument.items().get(i).id(), Integer.valueOf(values[i]));
      }
    }
    return answers;
  }

  private static int points(Item item, Map<String, Integer> answers) {
    int value = answers.getOrDefault(item.id(), 0);
    return Boolean.TRUE.equals(item.reverse()) ? item.min() + item.max() - value : value;
  }

  private static @Nullable String band(Instrument instrument, long total) {
    if (instrument.bands().isEmpty()) {
      return null;
    }
    return instrument.bands().stream()
        .filter(b -> total >= b.from() && total <= b.to())
        .map(Band::code)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no band for a total of " + total));
  }
}
