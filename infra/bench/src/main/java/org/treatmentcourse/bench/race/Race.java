package org.treatmentcourse.bench.race;

import static org.treatmentcourse.bench.race.Stage.say;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All rows in turn on one broker and one store: there, back, there … */
public final class Race {
  private static final List<Measure> SPEED =
      List.of(
          Measure.RATE, Measure.CPU, Measure.CPU_BACKENDS, Measure.SUSTAINABLE, Measure.P50, Measure.P99, Measure.MAX, Measure.CPU_HALF, Measure.READY,
          Measure.READY_MIB, Measure.LOADED_MIB);
  private static final List<Measure> KILLED = List.of(Measure.KILLS, Measure.LOST, Measure.DOUBLED, Measure.OUT_OF_ORDER, Measure.BACK);

  private final Options options;
  private final Map<Row, List<Map<Measure, Double>>> turns = new EnumMap<>(Row.class);
  private final List<String> failed = new ArrayList<>();

  private Race(Options options) {
    this.options = options;
  }

  /** Ends 0 if every turn ended, 1 if one failed, 2 when asked something it doesn't know. */
  public static void main(String[] args) throws Exception {
    Options options = Asked.of(args);
    System.exit(new Race(options).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    try (Stage stage = new Stage(options)) {
      say("store and broker: %s", stage.origin());
      System.out.println("Store and broker: " + stage.origin() + "\n");
      if (options.rows().contains(Row.LIMIT)) {
        System.out.println(Tuning.best(stage, options));
      }
      List<Row> order = options.rows();
      for (int turn = 1; turn <= options.turns(); turn++) {
        for (Row row : order) {
          turn(stage, row, turn);
        }
        order = order.reversed();
      }
    }
    Map<Row, Map<Measure, Double>> medians = medians();
    System.out.println(table(SPEED, medians));
    System.out.println(table(KILLED, medians));
    System.out.println(Goals.of(medians));
    System.out.println("Failed turns: " + (failed.isEmpty() ? "none" : ""));
    failed.forEach(line -> System.out.println("* " + line));
    return failed.isEmpty();
  }

  private void turn(Stage stage, Row row, int turn) {
    try {
      turns.computeIfAbsent(row, key -> new ArrayList<>()).add(Turn.of(stage, row, options));
    } catch (RuntimeException e) {
      // A row that fails is reported; the others race on.
      say("%s failed in turn %d: %s", row.key(), turn, e);
      e.printStackTrace(System.err);
      failed.add(row.key() + ", turn " + turn + ": " + e.getMessage());
    }
  }

  private Map<Row, Map<Measure, Double>> medians() {
    Map<Row, Map<Measure, Double>> medians = new EnumMap<>(Row.class);
    turns.forEach(
        (row, of) -> {
          Map<Measure, Double> overall = new EnumMap<>(Measure.class);
          for (Measure measure : Measure.values()) {
            List<Double> values = of.stream().map(figures -> figures.get(measure)).filter(Objects::nonNull).toList();
            if (!values.isEmpty()) {
              overall.put(measure, measure.over(values));
            }
          }
          medians.put(row, overall);
        });
    return medians;
  }

  private String table(List<Measure> measures, Map<Row, Map<Measure, Double>> medians) {
    Table table = new Table(Stream.concat(Stream.of("Row"), measures.stream().map(Measure::title)).toList());
    for (Row row : options.rows()) {
      Map<Measure, Double> of = medians.getOrDefault(row, Map.of());
      Stream<String> cells = measures.stream().map(measure -> of.containsKey(measure) ? measure.show(of.getOrDefault(measure, 0.0)) : "–");
      table.row(Stream.concat(Stream.of(row.title()), cells).toList());
    }
    return table.toString();
  }
}
