package org.treatmentcourse.evaluation.course.rules;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every fact that is known at one moment, by name, in no order. All the rules see. */
public record Snapshot(Map<String, FactValue> facts) implements Known {

  public Snapshot {
    facts = Collections.unmodifiableMap(new HashMap<>(facts));
  }

  @Override
  public @Nullable FactValue get(String fact) {
    return facts.get(fact);
  }

  /** The same with one value changed. */
  public Snapshot with(String fact, Object value) {
    Map<String, FactValue> changed = new HashMap<>(facts);
    changed.put(fact, FactValue.of(value));
    return new Snapshot(changed);
  }

  /** The same with something forgotten. */
  public Snapshot without(String fact) {
    Map<String, FactValue> changed = new HashMap<>(facts);
    changed.remove(fact);
    return new Snapshot(changed);
  }
}
