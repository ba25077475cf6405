package org.treatmentcourse.bench.race;

import static org.treatmentcourse.bench.race.Stage.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How cost grows: events per second and CPU per event of our row, while one thing grows and all else stays. The sizes take turns: up, down, up … */
public final class Growth {
  private static final int SETTLE = 5;

  private final Stage stage;
  private final Options options;

  private Growth(Stage stage, Options options) {
    this.stage = stage;
    this.options = options;
  }

  public static void main(String[] args) throws Exception {
    Options options = Asked.of(args);
    try (Stage stage = new Stage(options)) {
      System.out.println("Store and broker: " + stage.origin() + "\n");
      for (Dimension dimension : options.dimensions()) {
        System.out.println(new Growth(stage, options).table(dimension));
      }
    }
    System.exit(0);
  }

  private Table table(Dimension dimension) {
    List<Integer> sizes = options.sizes().isEmpty() ? dimension.usual() : options.sizes();
    Map<Integer, List<Trial.Speed>> measured = new TreeMap<>();
    List<Integer> order = sizes;
    for (int turn = 0; turn < options.turns(); turn++) {
      for (int size : order) {
        Trial.Speed speed = measure(dimension, size, sizes.getFirst());
        say("%s %d: %.0f events/s, %.3f ms of CPU per event", dimension.title(), size, speed.events(), speed.cpu());
        measured.computeIfAbsent(size, key -> new ArrayList<>()).add(speed);
      }
      order = order.reversed();
    }
    Table table = new Table(dimension.title(), "events/s", Measure.CPU.title(), Measure.CPU_BACKENDS.title(), "times that of the first row");
    double first = cpu(measured.getOrDefault(sizes.getFirst(), List.of()));
    for (int size : sizes) {
      List<Trial.Speed> speeds = measured.getOrDefault(size, List.of());
      table.row(
          String.format(Locale.ROOT, "%,d", size),
          Measure.RATE.show(Measure.median(speeds.stream().map(Trial.Speed::events).toList())),
          Measure.CPU.show(cpu(speeds)),
          Measure.CPU_BACKENDS.show(Measure.median(speeds.stream().map(Trial.Speed::cpuBackends).toList())),
          String.format(Locale.ROOT, "%.2f", cpu(speeds) / first));
    }
    return table;
  }

  private static double cpu(List<Trial.Speed> speeds) {
    return Measure.median(speeds.stream().map(Trial.Speed::cpu).toList());
  }

  private Trial.Speed measure(Dimension dimension, int size, int first) {
    int stored = dimension == Dimension.COURSES ? size : options.courses();
    // As many as there are when it begins to grow, evenly spread: a group that holds several events of one course is cheaper, and that is not the question.
    int courses = dimension == Dimension.COURSES ? Math.min(first, size) : stored;
    int backlog = dimension == Dimension.PENDING ? size : options.backlog();
    stage.seed(Row.OURS, stored, dimension == Dimension.LIFE ? size : 1);
    try (Trial trial = new Trial(stage, Row.OURS, courses, stored / courses)) {
      trial.start(dimension == Dimension.INSTANCES ? size : 1);
      // All instances are to have their share of the partitions, and the compiler is to have seen the code.
      Templates.pause(SETTLE * 1000L);
      trial.backlog(options.backlog());
      return mean(trial, backlog, Math.max(1, options.backlog() / backlog));
    }
  }

  /** A small backlog is over before it can be measured, so there are several, one after the other. */
  private static Trial.Speed mean(Trial trial, int backlog, int times) {
    double seconds = 0;
    double cpu = 0;
    double backends = 0;
    int repeated = Math.min(times, 50);
    for (int i = 0; i < repeated; i++) {
      Trial.Speed speed = trial.backlog(backlog);
      seconds += backlog / speed.events();
      cpu += speed.cpu();
      backends += speed.cpuBackends();
    }
    return new Trial.Speed(repeated * backlog / seconds, cpu / repeated, backends / repeated);
  }
}
