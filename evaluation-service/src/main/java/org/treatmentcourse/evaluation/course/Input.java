package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.FactValues;
import org.treatmentcourse.evaluation.course.rules.FactValue;
import org.treatmentcourse.evaluation.course.rules.Snapshot;

/**
 * A fact as the rules saw it, so that what they said can be explained and said again later.
 *
 * @param name in the pack
 * @param value for people
 * @param exact what was compared, where that is not what is shown
 * @param at when it was true; absent for what intake passed on
 * @param event that brought it; absent for what intake passed on
 */
public record Input(String name, String value, @Nullable String exact, @Nullable Instant at, @Nullable String event) {

  public static List<Input> of(Snapshot snapshot) {
    return snapshot.facts().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(entry -> of(entry.getKey(), entry.getValue())).toList();
  }

  private static Input of(String name, FactValue value) {
    String exact = String.valueOf(value.value());
    return new Input(name, value.text(), exact.equals(value.text()) ? null : exact, value.at(), value.event());
  }

  /** What the rules saw. A fact the pack does not know, or knows as another kind, is left out. */
  public static Snapshot snapshot(List<Input> inputs, EvaluationPolicy policy) {
    Map<String, FactValue> values = new HashMap<>();
    for (Input input : inputs) {
      EvaluationPolicy.Fact fact = policy.facts().get(input.name());
      if (fact != null) {
        FactValues.parse(fact, input.exact() == null ? input.value() : input.exact())
            .ifPresent(value -> values.put(input.name(), new FactValue(value, input.value(), input.at(), input.event())));
      }
    }
    return new Snapshot(values);
  }
}
