package org.treatmentcourse.bench.race;

import java.util.List;
import java.util.Locale;

/** What is measured of a row, in the order of the report. */
enum Measure {
  RATE("backlog, events/s", "%.0f", false),
  CPU("CPU, ms/event", "%.3f", false),
  CPU_BACKENDS("of broker and embedded store", "%.3f", false),
  SUSTAINABLE("sustainable, events/s", "%.0f", false),
  P50("p50 at half of that, ms", "%.1f", false),
  P99("p99 at half, ms", "%.1f", false),
  MAX("max at half, ms", "%.0f", false),
  CPU_HALF("CPU at half, ms/event", "%.3f", false),
  READY("ready after, s", "%.1f", false),
  READY_MIB("MiB when ready", "%.0f", false),
  LOADED_MIB("MiB after load", "%.0f", false),
  KILLS("kills", "%.0f", true),
  LOST("lost", "%.0f", true),
  DOUBLED("doubled", "%.0f", true),
  OUT_OF_ORDER("out of order", "%.0f", true),
  BACK("goes on after, s", "%.1f", false);

  private final String title;
  private final String form;
  private final boolean summed;

  Measure(String title, String form, boolean summed) {
    this.title = title;
    this.form = form;
    this.summed = summed;
  }

  String title() {
    return title;
  }

  String show(double value) {
    return String.format(Locale.ROOT, form, value);
  }

  /** Counts are added up over the turns; of everything else the median is taken. */
  double over(List<Double> values) {
    return summed ? values.stream().mapToDouble(Double::doubleValue).sum() : median(values);
  }

  /** @param values at least one */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
