package org.treatmentcourse.local.prove;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What {@code infra/prove} was asked. */
record ProveOptions(String proof, int courses, int kills, int attempts, int minutes, long seed, Path data) {

  static final String USAGE = """
      usage: infra/prove crash [--courses N] [--kills N]   kill -9 of every process while courses are lived; same outcome
             infra/prove poison                            an event that can't be applied stops its own course only
             infra/prove outage                            broker away, store away, two instances of each service
             infra/prove reminders [--courses N] [--kills N]   no reminder twice, none missing, whoever dies and however mail fails
             infra/prove rebuild [--courses N]             the dashboard's histories, built anew from the log, are the same
             infra/prove booking [--courses N] [--kills N] [--attempts N]   no chair twice, no part of a series, whoever dies
             infra/prove clocks [--courses N] [--kills N] [--attempts N]    every clock of a session once and in time, no start after a hold
             infra/prove faults [--minutes N] [--courses N]   killed, stopped, cut off, slowed, without a disk, again and again; same outcome
             infra/prove simulation [--schedules N]        delivery's own code, interleaved and broken as a seed says; needs no system
             common: [--seed S] [--data DIR]               default 1 and .local/prove

      Each prints a table and ends 0 only if everything it shows holds.
      """;

  private static final Set<String> PROOFS = Set.of("crash", "poison", "outage", "reminders", "rebuild", "booking", "clocks", "faults");

  /** @throws IllegalArgumentException with a message for people */
  static ProveOptions parse(List<String> args) {
    Iterator<String> left = args.iterator();
    if (!left.hasNext()) {
      throw new IllegalArgumentException("say which proof");
    }
    String proof = left.next();
    if (!PROOFS.contains(proof)) {
      throw new IllegalArgumentException("no proof " + proof);
    }
    ProveOptions options = usual(proof);
    while (left.hasNext()) {
      String option = left.next();
      if (!left.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      options = options.with(option, left.next());
    }
    return options;
  }

  private static ProveOptions usual(String proof) {
    Path data = Path.of(".local", "prove");
    return switch (proof) {
      case "reminders" -> new ProveOptions(proof, 100, 12, 0, 0, 1, data);
      case "booking" -> new ProveOptions(proof, 40, 12, 5_000, 0, 1, data);
      case "clocks" -> new ProveOptions(proof, 60, 12, 240, 0, 1, data);
      case "faults" -> new ProveOptions(proof, 10, 0, 0, 20, 1, data);
      default -> new ProveOptions(proof, 200, 40, 0, 0, 1, data);
    };
  }

  private ProveOptions with(String option, String value) {
    try {
      return switch (option) {
        case "--courses" -> new ProveOptions(proof, positive(value), kills, attempts, minutes, seed, data);
        case "--kills" -> new ProveOptions(proof, courses, positive(value), attempts, minutes, seed, data);
        case "--attempts" -> new ProveOptions(proof, courses, kills, positive(value), minutes, seed, data);
        case "--minutes" -> new ProveOptions(proof, courses, kills, attempts, positive(value), seed, data);
        case "--seed" -> new ProveOptions(proof, courses, kills, attempts, minutes, Long.parseLong(value), data);
        case "--data" -> new ProveOptions(proof, courses, kills, attempts, minutes, seed, Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + option);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not " + value, e);
    }
  }

  private static int positive(String value) {
    int number = Integer.parseInt(value);
    if (number < 1 || number > 10_000) {
      throw new IllegalArgumentException("needs a number from 1 to 10000, not " + value);
    }
    return number;
  }
}
