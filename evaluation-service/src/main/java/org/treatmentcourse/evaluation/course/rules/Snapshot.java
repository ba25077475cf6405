package org.treatmentcourse.evaluation.course.rules;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every fact that is known at one moment, by name. All the rules see. */
public record Snapshot(SortedMap<String, FactValue> facts) implements Known {

  public Snapshot {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  @Override
  public @Nullable FactValue get(String fact) {
    return facts.get(fact);
  }

  /** The same with one value changed. */
  public Snapshot with(String fact, Object value) {
    SortedMap<String, FactValue> changed = new TreeMap<>(facts);
    changed.put(fact, FactValue.of(value));
    return new Snapshot(changed);
  }

  /** The same with something forgotten. */
  public Snapshot without(String fact) {
    SortedMap<String, FactValue> changed = new TreeMap<>(facts);
    changed.remove(fact);
    return new Snapshot(changed);
  }

  public static Snapshot of(Map<String, FactValue> facts) {
    return new Snapshot(new TreeMap<>(facts));
  }
}
