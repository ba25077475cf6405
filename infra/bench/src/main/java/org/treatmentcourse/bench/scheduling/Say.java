package org.treatmentcourse.bench.scheduling;

import java.util.List;
import java.util.Locale;

/** Lines and order statistics of what is printed. */
final class Say {
  private Say() {}

  static void line(String format, Object... args) {
    System.out.println(String.format(Locale.ROOT, format, args));
  }

  /** @param share 0.5 for the median, 1 for the largest */
  static double at(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.clamp((long) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
  }
}
