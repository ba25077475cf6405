package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeping the newest of each kind, in an order that does not depend on the order of arrival. */
final class Facts {
  private Facts() {}

  static Instant later(@Nullable Instant one, Instant two) {
    return one != null && one.isAfter(two) ? one : two;
  }

  static <T, K extends Comparable<K>> List<T> replaced(List<T> all, Function<T, K> key, T by) {
    List<T> next = new ArrayList<>(all);
    next.removeIf(old -> key.apply(old).equals(key.apply(by)));
    next.add(by);
    next.sort(Comparator.comparing(key));
    return next;
  }
}
