package org.treatmentcourse.dashboard.outcomes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Keeps counts that could point at a person out of a file that leaves the clinic.
 *
 * @param smallest counts from 1 up to below it are not shown
 */
public record SmallCounts(int smallest) {

  /**
   * What is shown of parts that make up a total: empty where it is not. One hidden part alone could be had by subtraction, so that the next smallest goes too.
   *
   * @param totalShown whether a reader has the total
   */
  List<Optional<Integer>> parts(List<Integer> parts, boolean totalShown) {
    List<Integer> hidden = new ArrayList<>(IntStream.range(0, parts.size()).filter(i -> isSmall(parts.get(i))).boxed().toList());
    if (hidden.size() == 1 && totalShown) {
      IntStream.range(0, parts.size()).filter(i -> !hidden.contains(i)).boxed().min(Comparator.comparing((Integer i) -> parts.get(i) == 0).thenComparing(parts::get)).ifPresent(hidden::add);
    }
    return IntStream.range(0, parts.size()).mapToObj(i -> hidden.contains(i) ? Optional.<Integer>empty() : Optional.of(parts.get(i))).toList();
  }

  boolean isSmall(int count) {
    return count > 0 && count < smallest;
  }
}
