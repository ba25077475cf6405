package org.treatmentcourse.local.prove;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What {@code infra/prove} was asked. */
record ProveOptions(String proof, int courses, int kills, long seed, Path data) {

  static final String USAGE = """
      usage: infra/prove crash [--courses N] [--kills N]   kill -9 of every process while courses are lived; same outcome
             infra/prove poison                            an event that can't be applied stops its own course only
             infra/prove outage                            broker away, store away, two instances of each service
             infra/prove reminders [--courses N] [--kills N]   no reminder twice, none missing, whoever dies and however mail fails
             infra/prove rebuild [--courses N]             the dashboard's histories, built anew from the log, are the same
             infra/prove simulation [--schedules N]        delivery's own code, interleaved and broken as a seed says; needs no system
             common: [--seed S] [--data DIR]               default 1 and .local/prove

      Each prints a table and ends 0 only if everything it shows holds.
      """;

  private static final Set<String> PROOFS = Set.of("crash", "poison", "outage", "reminders", "rebuild");

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
    ProveOptions options = new ProveOptions(proof, proof.equals("reminders") ? 100 : 200, proof.equals("reminders") ? 12 : 40, 1, Path.of(".local", "prove"));
    while (left.hasNext()) {
      String option = left.next();
      if (!left.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      options = options.with(option, left.next());
    }
    return options;
  }

  private ProveOptions with(String option, String value) {
    try {
      return switch (option) {
        case "--courses" -> new ProveOptions(proof, positive(value), kills, seed, data);
        case "--kills" -> new ProveOptions(proof, courses, positive(value), seed, data);
        case "--seed" -> new ProveOptions(proof, courses, kills, Long.parseLong(value), data);
        case "--data" -> new ProveOptions(proof, courses, kills, seed, Path.of(value));
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
