package org.treatmentcourse.followup.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Aggregation;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Subscore;

/** Whether answers can be scored; what can't is told with the item it is about. */
final class Answers {
  private Answers() {}

  static Optional<Refusal> broken(Instrument instrument, Map<String, Integer> answers) {
    return wrong(instrument, answers).or(() -> contradictory(instrument, answers)).or(() -> incomplete(instrument, answers));
  }

  private static Optional<Refusal> wrong(Instrument instrument, Map<String, Integer> answers) {
    Map<String, Item> items = items(instrument);
    for (String id : new TreeSet<>(answers.keySet())) {
      Item item = items.get(id);
      if (item == null) {
        return Optional.of(refusal("UNKNOWN_ITEM", id, "the instrument has no such item"));
      }
      int value = value(answers, id);
      if (value < item.min() || value > item.max()) {
        return Optional.of(refusal("OUT_OF_RANGE", id, "must be from " + item.min() + " to " + item.max()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> contradictory(Instrument instrument, Map<String, Integer> answers) {
    return instrument.items().stream()
        .filter(item -> item.onlyIf() != null && !yes(answers, item.onlyIf()) && yes(answers, item.id()))
        .findFirst()
        .map(item -> refusal("CONTRADICTORY", item.id(), "is asked only after a yes to " + item.onlyIf()));
  }

  private static Optional<Refusal> incomplete(Instrument instrument, Map<String, Integer> answers) {
    Optional<Item> needed = instrument.items().stream().filter(i -> Boolean.TRUE.equals(i.neverProrated()) && isMissing(i, answers)).findFirst();
    if (needed.isPresent()) {
      return needed.map(item -> missing(item.id(), "can't be scored without this item"));
    }
    // A part that is left out would count as nothing.
    if (instrument.aggregation() == Aggregation.MEAN_OF_SUBSETS || instrument.aggregation() == Aggregation.DOMAIN_MAX_SUM) {
      Map<String, Item> items = items(instrument);
      return instrument.parts().stream().flatMap(part -> tooFew(part, items, answers).stream()).findFirst();
    }
    List<Item> missing = scored(instrument).stream().filter(item -> isMissing(item, answers)).toList();
    return missing.size() > instrument.maxMissing() || missing.size() == scored(instrument).size()
        ? Optional.of(missing(missing.getFirst().id(), missing.size() + " items are missing, at most " + instrument.maxMissing() + " may be"))
        : Optional.empty();
  }

  /** Why a part can't be given. */
  static Optional<Refusal> tooFew(Subscore part, Map<String, Item> items, Map<String, Integer> answers) {
    List<String> missing = part.items().stream().filter(id -> isMissing(Objects.requireNonNull(items.get(id)), answers)).toList();
    int most = part.minAnswered() == null ? 0 : part.items().size() - part.minAnswered();
    return missing.size() > most
        ? Optional.of(missing(missing.getFirst(), missing.size() + " items of " + part.id() + " are missing, at most " + most + " may be"))
        : Optional.empty();
  }

  static Map<String, Item> items(Instrument instrument) {
    Map<String, Item> items = new HashMap<>();
    instrument.items().forEach(item -> items.put(item.id(), item));
    return items;
  }

  static List<Item> scored(Instrument instrument) {
    return instrument.items().stream().filter(item -> !Boolean.TRUE.equals(item.unscored())).toList();
  }

  /** True if it was asked and neither it nor the one that may stand for it is answered. */
  static boolean isMissing(Item item, Map<String, Integer> answers) {
    boolean asked = item.onlyIf() == null || yes(answers, item.onlyIf());
    return asked && !answers.containsKey(item.id()) && (item.either() == null || !answers.containsKey(item.either()));
  }

  /** With each question asked that has been answered yes: a yes to one tells of the other, whatever was noted there. */
  static Map<String, Integer> implied(Instrument instrument, Map<String, Integer> answers) {
    Map<String, Integer> all = new HashMap<>(answers);
    instrument.items().stream().filter(item -> item.onlyIf() != null && yes(answers, item.id())).forEach(item -> all.put(item.onlyIf(), 1));
    return all;
  }

  static boolean yes(Map<String, Integer> answers, String item) {
    return value(answers, item) > 0;
  }

  static Refusal missing(String item, String message) {
    return refusal("ITEM_MISSING", item, message);
  }

  private static int value(Map<String, Integer> answers, String item) {
    return answers.getOrDefault(item, 0);
  }

  private static Refusal refusal(String code, String item, String message) {
    return Refusal.of(code, "answers/" + item, message);
  }
}
