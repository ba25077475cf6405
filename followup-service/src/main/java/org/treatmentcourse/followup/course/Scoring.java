package org.treatmentcourse.followup.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Aggregation;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Band;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item;

/** From answers to a score, by the instrument's definition in the policy (DOMAIN 3.2). */
public final class Scoring {
  private Scoring() {}

  /** What came out. */
  public sealed interface Result {}

  /** @param total absent where the instrument gives a tier only */
  public record Score(@Nullable Integer total, @Nullable String band, @Nullable RiskTier tier, boolean prorated) implements Result {}

  public record Invalid(Refusal refusal) implements Result {}

  public static Result score(Instrument instrument, Map<String, Integer> answers) {
    return broken(instrument, answers).<Result>map(Invalid::new).orElseGet(() -> scored(instrument, answers));
  }

  private static Optional<Refusal> broken(Instrument instrument, Map<String, Integer> answers) {
    Map<String, Item> items = new HashMap<>();
    instrument.items().forEach(item -> items.put(item.id(), item));
    for (String id : new TreeSet<>(answers.keySet())) {
      Item item = items.get(id);
      if (item == null) {
        return refuse("UNKNOWN_ITEM", id, "the instrument has no such item");
      }
      int value = value(answers, id);
      if (value < item.min() || value > item.max()) {
        return refuse("OUT_OF_RANGE", id, "must be from " + item.min() + " to " + item.max());
      }
    }
    for (Item item : instrument.items()) {
      if (item.onlyIf() != null && !yes(answers, item.onlyIf()) && yes(answers, item.id())) {
        return refuse("CONTRADICTORY", item.id(), "is asked only after a yes to " + item.onlyIf());
      }
      if (Boolean.TRUE.equals(item.neverProrated()) && asked(item, answers) && !answers.containsKey(item.id())) {
        return refuse("ITEM_MISSING", item.id(), "can't be scored without this item");
      }
    }
    List<Item> missing = scoredItems(instrument).stream().filter(i -> asked(i, answers) && !answers.containsKey(i.id())).toList();
    return missing.size() > instrument.maxMissing()
        ? refuse("ITEM_MISSING", missing.getFirst().id(), missing.size() + " items are missing, at most " + instrument.maxMissing() + " may be")
        : Optional.empty();
  }

  private static Score scored(Instrument instrument, Map<String, Integer> answers) {
    if (instrument.aggregation() == Aggregation.BRANCHING_TIER) {
      return new Score(null, null, tier(instrument, answers), false);
    }
    List<Item> items = scoredItems(instrument);
    int sum = items.stream().mapToInt(i -> answers.getOrDefault(i.id(), 0)).sum();
    int answered = (int) items.stream().filter(i -> answers.containsKey(i.id())).count();
    int total = answered == items.size() ? sum : (int) Math.round((double) sum * items.size() / answered);
    return new Score(total, band(instrument, total), null, answered < items.size());
  }

  /** The highest tier of which a whole combination is answered yes; also of answers that can't be scored. */
  static RiskTier tier(Instrument instrument, Map<String, Integer> answers) {
    for (RiskTier tier : List.of(RiskTier.HIGH, RiskTier.MODERATE, RiskTier.LOW)) {
      boolean given =
          instrument.tiers().getOrDefault(tier, List.of()).stream().anyMatch(all -> all.stream().allMatch(item -> yes(answers, item)));
      if (given) {
        return tier;
      }
    }
    return RiskTier.NONE;
  }

  /** Raw values in the order of the items, to score them again one day. */
  static String raw(Instrument instrument, Map<String, Integer> answers) {
    return instrument.items().stream()
        .map(i -> answers.containsKey(i.id()) ? String.valueOf(value(answers, i.id())) : "")
        .collect(Collectors.joining(","));
  }

  private static @Nullable String band(Instrument instrument, int total) {
    if (instrument.bands().isEmpty()) {
      return null;
    }
    return instrument.bands().stream()
        .filter(b -> total >= b.from() && total <= b.to())
        .map(Band::code)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no band for a total of " + total));
  }

  private static List<Item> scoredItems(Instrument instrument) {
    return instrument.items().stream().filter(i -> !Boolean.TRUE.equals(i.unscored())).toList();
  }

  private static boolean asked(Item item, Map<String, Integer> answers) {
    return item.onlyIf() == null || yes(answers, item.onlyIf());
  }

  private static boolean yes(Map<String, Integer> answers, String item) {
    return value(answers, item) > 0;
  }

  private static int value(Map<String, Integer> answers, String item) {
    return answers.getOrDefault(item, 0);
  }

  private static Optional<Refusal> refuse(String code, String item, String message) {
    return Optional.of(Refusal.of(code, "answers/" + item, message));
  }
}
