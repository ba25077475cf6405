package org.treatmentcourse.evaluation.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Lists that keep the newest fact of each kind, in a stable order. */
final class Newest {
  private Newest() {}

  static <T extends Dated, K extends Comparable<K>> List<T> with(List<T> facts, T added, Function<T, K> kind) {
    List<T> all = new ArrayList<>(facts);
    for (T known : facts) {
      if (kind.apply(known).equals(kind.apply(added))) {
        if (Dated.BY_TIME.compare(known, added) >= 0) {
          return facts;
        }
        all.remove(known);
      }
    }
    all.add(added);
    all.sort(Comparator.comparing(kind));
    return all;
  }

  /** Of facts in order of time, the newest {@code limit}. */
  static <T extends Dated> List<T> last(List<T> facts, T added, int limit) {
    if (facts.contains(added)) {
      return facts;
    }
    List<T> all = new ArrayList<>(facts);
    all.add(added);
    all.sort(Dated.BY_TIME);
    return all.subList(Math.max(0, all.size() - limit), all.size());
  }
}
