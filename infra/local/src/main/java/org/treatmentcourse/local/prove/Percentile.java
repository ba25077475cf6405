package org.treatmentcourse.local.prove;

import java.util.List;

final class Percentile {

  private Percentile() {}

  /**
   * @param values in any order
   * @param share from 0 to 1, which is the greatest
   * @return 0 if there is none
   */
  static long of(List<Long> values, double share) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
  }
}
