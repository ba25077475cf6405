package org.treatmentcourse.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@code infra/up} was asked to do.
 *
 * @param demo courses to play in simulated time; empty for a system in real time
 */
record UpOptions(OptionalInt demo, boolean exit, long seed, Path data, boolean help) {

  static final String USAGE = """
      usage: infra/up [--demo N] [--exit] [--seed S] [--data DIR]

      Starts broker, document store, the four services and the dashboard, and stays until Ctrl-C.
        --demo N    play N synthetic courses in simulated time (0: simulated time, no patients)
        --exit      stop when everything is ready and the demo has ended
        --seed S    seed of the demo, default 1: the same seed gives the same courses
        --data DIR  where data, keys and logs are kept, default .local in the project
        --help      this text
      MONGODB_URI and KAFKA_BOOTSTRAP in the environment name a store or a broker to use instead of our own.
      """;

  /** @throws IllegalArgumentException for an option we don't know or a value we can't use, with a message for people */
  static UpOptions parse(List<String> args, Path usualData) {
    UpOptions options = new UpOptions(OptionalInt.empty(), false, 1, usualData, false);
    for (Iterator<String> left = args.iterator(); left.hasNext(); ) {
      String option = left.next();
      options = switch (option) {
        case "--demo" -> new UpOptions(OptionalInt.of(courses(value(option, left))), options.exit, options.seed, options.data, options.help);
        case "--exit" -> new UpOptions(options.demo, true, options.seed, options.data, options.help);
        case "--seed" -> new UpOptions(options.demo, options.exit, number(option, value(option, left)), options.data, options.help);
        case "--data" -> new UpOptions(options.demo, options.exit, options.seed, Path.of(value(option, left)), options.help);
        case "--help", "-h" -> new UpOptions(options.demo, options.exit, options.seed, options.data, true);
        default -> throw new IllegalArgumentException("unknown option " + option);
      };
    }
    return options;
  }

  private static String value(String option, Iterator<String> left) {
    if (!left.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return left.next();
  }

  private static int courses(String text) {
    long courses = number("--demo", text);
    if (courses < 0 || courses > 10_000) {
      throw new IllegalArgumentException("--demo needs a number from 0 to 10000, not " + text);
    }
    return (int) courses;
  }

  private static long number(String option, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not " + text, e);
    }
  }
}
