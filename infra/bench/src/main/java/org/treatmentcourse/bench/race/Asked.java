package org.treatmentcourse.bench.race;

import java.util.List;

/** Reads what was asked, or ends with the usage. */
final class Asked {
  private Asked() {}

  static Options of(String... args) {
    if (List.of(args).contains("--help")) {
      System.out.print(Options.USAGE);
      System.exit(0);
    }
    try {
      return Options.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      throw e;
    }
  }
}
