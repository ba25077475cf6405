package org.treatmentcourse.followup.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Aggregation;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Subscore;

/** Filled-in questionnaires. */
final class Forms {
  private Forms() {}

  /** The first items or domains as high as they go, until the total is reached; items that are not counted stay empty. */
  static Map<String, Integer> withTotal(Instrument instrument, int total) {
    Map<String, Integer> answers = new HashMap<>();
    List<List<Item>> together =
        instrument.aggregation() == Aggregation.DOMAIN_MAX_SUM
            ? instrument.parts().stream().map(part -> items(instrument, part)).toList()
            : Answers.scored(instrument).stream().map(List::of).toList();
    int rest = total - together.stream().mapToInt(items -> items.getFirst().min()).sum();
    for (List<Item> items : together) {
      Item first = items.getFirst();
      int more = Math.min(rest, first.max() - first.min());
      rest -= more;
      for (Item item : items) {
        answers.put(item.id(), Boolean.TRUE.equals(item.reverse()) ? item.max() - more : item.min() + more);
      }
    }
    if (rest != 0) {
      throw new IllegalArgumentException("there is no total of " + total);
    }
    return answers;
  }

  /** Every item within its range. */
  static Map<String, Integer> random(Instrument instrument, Random random) {
    Map<String, Integer> answers = new HashMap<>();
    for (Item item : instrument.items()) {
      if (item.onlyIf() == null || Answers.yes(answers, item.onlyIf())) {
        answers.put(item.id(), item.min() + random.nextInt(item.max() - item.min() + 1));
      }
    }
    return answers;
  }

  static Map<String, Integer> shuffled(Map<String, Integer> answers, Random random) {
    List<String> ids = new ArrayList<>(answers.keySet());
    Collections.sort(ids);
    Collections.shuffle(ids, random);
    Map<String, Integer> shuffled = new LinkedHashMap<>();
    ids.forEach(id -> shuffled.put(id, answers.get(id)));
    return shuffled;
  }

  private static List<Item> items(Instrument instrument, Subscore part) {
    return instrument.items().stream().filter(item -> part.items().contains(item.id())).toList();
  }
}
