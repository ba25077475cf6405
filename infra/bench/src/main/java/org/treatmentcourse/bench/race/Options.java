package org.treatmentcourse.bench.race;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code infra/bench/run race} or {@code growth} was asked.
 *
 * @param store {@code embedded}, a connection string, or null for what the environment says
 * @param seconds of every step of an open load
 * @param backlog events of a backlog that is handled as fast as possible
 * @param courses that the events go round
 * @param turns of every row, or of every size of a dimension
 * @param kills kill -9 of a row per turn
 * @param sizes of the dimension; empty for the usual ones
 */
record Options(
    @Nullable String store, int seconds, int backlog, int courses, int turns, int kills, List<Row> rows, List<Dimension> dimensions, List<Integer> sizes) {

  static final String USAGE =
      """
      usage: infra/bench/run [race] [--rows limit,one,ours,outbox,modulith,naive] [--seconds N] [--kills N] [--turns N] [--backlog N] [--courses N]
             infra/bench/run growth [--dimension instances|courses|life|pending [--sizes N,N,…]] [--turns N] [--backlog N] [--courses N]
             infra/bench/run rules [JMH options]
             infra/bench/run booking [BOOKINGS]
             infra/bench/run monitors [SITTINGS] [PACKETS] [ROUNDS]
             infra/bench/run all              all of them
             common: [--store embedded|URI]   default: MONGODB_URI, else containers where Docker runs, else the embedded store

      Progress goes to standard error, the tables in Markdown to standard output.
      """;

  /** @throws IllegalArgumentException with a message for people */
  static Options parse(List<String> args) {
    Options options = new Options(null, 10, 20_000, 2_000, 2, 3, List.of(Row.values()), List.of(Dimension.values()), List.of());
    for (Iterator<String> left = args.iterator(); left.hasNext(); ) {
      String option = left.next();
      if (!left.hasNext()) {
        throw new IllegalArgumentException(option + " is no option, or needs a value");
      }
      options = options.with(option, left.next());
    }
    if (!options.sizes.isEmpty() && options.dimensions.size() != 1) {
      throw new IllegalArgumentException("--sizes needs a --dimension");
    }
    return options;
  }

  private Options with(String option, String value) {
    return switch (option) {
      case "--store" -> new Options(value, seconds, backlog, courses, turns, kills, rows, dimensions, sizes);
      case "--seconds" -> new Options(store, number(option, value, 1), backlog, courses, turns, kills, rows, dimensions, sizes);
      case "--backlog" -> new Options(store, seconds, number(option, value, 100), courses, turns, kills, rows, dimensions, sizes);
      case "--courses" -> new Options(store, seconds, backlog, number(option, value, 1), turns, kills, rows, dimensions, sizes);
      case "--turns" -> new Options(store, seconds, backlog, courses, number(option, value, 1), kills, rows, dimensions, sizes);
      case "--kills" -> new Options(store, seconds, backlog, courses, turns, number(option, value, 0), rows, dimensions, sizes);
      case "--rows" -> new Options(store, seconds, backlog, courses, turns, kills, Row.parse(value), dimensions, sizes);
      case "--dimension" -> new Options(store, seconds, backlog, courses, turns, kills, rows, List.of(Dimension.parse(value)), sizes);
      case "--sizes" ->
          new Options(
              store, seconds, backlog, courses, turns, kills, rows, dimensions,
              Arrays.stream(value.split(",", -1)).map(size -> number(option, size, 1)).toList());
      default -> throw new IllegalArgumentException("unknown option " + option);
    };
  }

  private static int number(String option, String value, int least) {
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not " + value, e);
    }
    if (number < least || number > 10_000_000) {
      throw new IllegalArgumentException(option + " needs a number from " + least + " to 10000000, not " + value);
    }
    return number;
  }
}
