package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.messaging.CourseDocument.Pending;

/**
 * Everything one service has stored; never changed, only followed by the next.
 *
 * @param parked by id, oldest first
 * @param kept ids of refused events whose bytes are kept
 * @param discarded ids of what a person declared over
 */
@NullMarked
record SimulatedData(Map<String, Row> courses, Map<String, Parked> parked, Set<String> kept, Set<String> discarded) {
  static final SimulatedData EMPTY = new SimulatedData(Map.of(), Map.of(), Set.of(), Set.of());

  /**
   * A course with what the store has beside the document.
   *
   * @param relayAt second since the start; -1 if nothing is pending
   * @param history every event ever decided, for the checks
   * @param discarded labels of what was declared over, for the checks
   */
  record Row(CourseDocument document, long relayAt, @Nullable Instant dueAt, List<Pending> history, List<String> discarded) {
    Row relay(long at) {
      return new Row(document, at, dueAt, history, discarded);
    }

    Row document(CourseDocument next) {
      return new Row(next, relayAt, dueAt, history, discarded);
    }
  }

  SimulatedData course(String id, Row row) {
    Map<String, Row> next = new LinkedHashMap<>(courses);
    next.put(id, row);
    return new SimulatedData(next, parked, kept, discarded);
  }

  SimulatedData park(String id, UnaryOperator<@Nullable Parked> change) {
    Map<String, Parked> next = new LinkedHashMap<>(parked);
    next.compute(id, (key, old) -> change.apply(old));
    return new SimulatedData(courses, next, kept, discarded);
  }

  SimulatedData keep(String id) {
    return kept.contains(id) ? this : new SimulatedData(courses, parked, with(kept, id), discarded);
  }

  SimulatedData discard(String id) {
    return discarded.contains(id) ? this : new SimulatedData(courses, parked, kept, with(discarded, id));
  }

  private static Set<String> with(Set<String> set, String more) {
    Set<String> next = new LinkedHashSet<>(set);
    next.add(more);
    return next;
  }

  static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  /** The newest of both. */
  static <T> List<T> newest(List<T> one, List<T> other, int most) {
    List<T> all = joined(one, other);
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
