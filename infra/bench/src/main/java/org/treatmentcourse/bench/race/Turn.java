package org.treatmentcourse.bench.race;

import static org.treatmentcourse.bench.race.Stage.say;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Everything that is measured of one row in one turn. */
final class Turn {
  private static final double HIGHEST_P99 = 1e6;

  private Turn() {}

  static Map<Measure, Double> of(Stage stage, Row row, Options options) {
    Map<Measure, Double> figures = new EnumMap<>(Measure.class);
    stage.seed(row, options.courses(), 1);
    try (Trial trial = new Trial(stage, row, options.courses(), 1)) {
      figures.put(Measure.READY, trial.start(1));
      figures.put(Measure.READY_MIB, (double) trial.residentMiB());
      trial.backlog(options.backlog());
      double sustainable = climb(trial, row, trial.backlog(options.backlog()).events() / 4, options.seconds());
      figures.put(Measure.SUSTAINABLE, sustainable);
      if (sustainable > 0) {
        atHalf(trial, row, sustainable / 2, options.seconds() * 2, figures);
      }
      // Only now: the open load has given the compilers the time that production gives them.
      Trial.Speed speed = trial.backlog(options.backlog());
      say("%-9s %.0f events/s of a backlog, %.3f ms of CPU per event", row.key(), speed.events(), speed.cpu());
      figures.put(Measure.RATE, speed.events());
      figures.put(Measure.CPU, speed.cpu());
      figures.put(Measure.CPU_BACKENDS, speed.cpuBackends());
      figures.put(Measure.LOADED_MIB, (double) trial.residentMiB());
      kill(trial, row, options, figures);
    }
    return figures;
  }

  private static double climb(Trial trial, Row row, double first, int seconds) {
    Steps steps = new Steps(first);
    while (!steps.over()) {
      Histogram latencies = trial.steadily(steps.rate(), seconds);
      double p99 = latencies.getValueAtPercentile(99);
      say("%-9s at %.0f events/s: p50 %.1f ms, p99 %.1f ms", row.key(), steps.rate(), latencies.getValueAtPercentile(50) / 1e3, p99 / 1e3);
      steps.tried(p99 <= HIGHEST_P99);
    }
    return steps.sustainable();
  }

  private static void atHalf(Trial trial, Row row, double rate, int seconds, Map<Measure, Double> figures) {
    double cpu = trial.cpu();
    Histogram latencies = trial.steadily(rate, seconds);
    figures.put(Measure.CPU_HALF, (trial.cpu() - cpu) / Math.max(1, latencies.getTotalCount()));
    figures.put(Measure.P50, latencies.getValueAtPercentile(50) / 1e3);
    figures.put(Measure.P99, latencies.getValueAtPercentile(99) / 1e3);
    figures.put(Measure.MAX, latencies.getMaxValue() / 1e3);
    say("%-9s at half, %.0f events/s: p50 %.1f ms, p99 %.1f ms", row.key(), rate, figures.get(Measure.P50), figures.get(Measure.P99));
  }

  private static void kill(Trial trial, Row row, Options options, Map<Measure, Double> figures) {
    List<Double> back = new ArrayList<>();
    for (int i = 0; i < options.kills(); i++) {
      back.add(trial.killDuring(options.backlog() / 2, (i + 1.0) / (options.kills() + 1)));
    }
    Account account = trial.account();
    figures.put(Measure.KILLS, (double) options.kills());
    figures.put(Measure.LOST, (double) account.missing());
    figures.put(Measure.DOUBLED, (double) account.doubled());
    figures.put(Measure.OUT_OF_ORDER, (double) account.outOfOrder());
    if (!back.isEmpty()) {
      figures.put(Measure.BACK, Measure.median(back));
    }
    say("%-9s %d kills: lost %d, doubled %d, out of order %d", row.key(), options.kills(), account.missing(), account.doubled(), account.outOfOrder());
  }
}
