package org.treatmentcourse.bench.race;

import java.util.Locale;
import java.util.Map;

/** What our row is to reach, beside what it reached. */
final class Goals {
  private final Map<Row, Map<Measure, Double>> medians;
  private final Table table = new Table("Goal", "Reached", "Met");

  private Goals(Map<Row, Map<Measure, Double>> medians) {
    this.medians = medians;
  }

  /** @param medians of the rows that raced; goals beside one that did not are left out */
  static Table of(Map<Row, Map<Measure, Double>> medians) {
    Goals goals = new Goals(medians);
    goals.atLeast("60 % of the limit's events per second", Row.LIMIT, 0.6);
    goals.atLeast("2 times one at a time", Row.ONE, 2);
    goals.atLeast("5 times the polling outbox", Row.OUTBOX, 5);
    goals.atMost("p99 50 ms at half of the sustainable rate", "%.1f ms", goals.figure(Row.OURS, Measure.P99), 50);
    goals.atMost("2 times the limit's CPU per event", "%.2f", goals.figure(Row.OURS, Measure.CPU) / goals.figure(Row.LIMIT, Measure.CPU), 2);
    goals.atMost("none lost", "%.0f", goals.figure(Row.OURS, Measure.LOST), 0);
    return goals.table;
  }

  /** Not a number if it was not measured. */
  private double figure(Row row, Measure measure) {
    return medians.getOrDefault(row, Map.of()).getOrDefault(measure, Double.NaN);
  }

  private void atLeast(String goal, Row other, double times) {
    double reached = figure(Row.OURS, Measure.RATE) / figure(other, Measure.RATE);
    add(goal, "%.2f", reached, reached >= times);
  }

  private void atMost(String goal, String form, double reached, double most) {
    add(goal, form, reached, reached <= most);
  }

  private void add(String goal, String form, double reached, boolean met) {
    if (!Double.isNaN(reached)) {
      table.row(goal, String.format(Locale.ROOT, form, reached), met ? "yes" : "**no**");
    }
  }
}
