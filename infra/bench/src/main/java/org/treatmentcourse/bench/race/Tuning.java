package org.treatmentcourse.bench.race;

import static org.treatmentcourse.bench.race.Stage.say;

import java.util.List;
import java.util.Locale;

/** Finds how the limit is fastest here: how many records per poll, by how many threads. */
final class Tuning {
  private static final List<List<String>> CHOICES =
      List.of(List.of("100", "1"), List.of("500", "1"), List.of("1000", "1"), List.of("500", "2"), List.of("1000", "2"));

  private Tuning() {}

  /** Lets the limit run with the best from now on. */
  static Table best(Stage stage, Options options) {
    Table table = new Table("The limit with records per poll", "threads", "backlog, events/s");
    stage.seed(Row.LIMIT, options.courses(), 1);
    List<String> best = List.of();
    double most = 0;
    for (List<String> choice : CHOICES) {
      stage.limit(choice);
      try (Trial trial = new Trial(stage, Row.LIMIT, options.courses(), 1)) {
        trial.start(1);
        trial.backlog(options.backlog());
        double events = trial.backlog(options.backlog()).events();
        say("limit with %s records per poll and %s threads: %.0f events/s", choice.getFirst(), choice.getLast(), events);
        table.row(choice.getFirst(), choice.getLast(), String.format(Locale.ROOT, "%.0f", events));
        if (events > most) {
          most = events;
          best = choice;
        }
      }
    }
    stage.limit(best);
    return table;
  }
}
