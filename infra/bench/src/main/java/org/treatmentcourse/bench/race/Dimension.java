package org.treatmentcourse.bench.race;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** In what the system may grow. */
enum Dimension {
  INSTANCES("instances", List.of(1, 2, 4)),
  COURSES("courses stored", List.of(1_000, 10_000, 100_000, 1_000_000)),
  LIFE("events in the life of every course so far", List.of(1, 10, 100, 1_000)),
  PENDING("events pending when it begins", List.of(100, 1_000, 10_000, 100_000));

  private final String title;
  private final List<Integer> usual;

  Dimension(String title, List<Integer> usual) {
    this.title = title;
    this.usual = usual;
  }

  /** @throws IllegalArgumentException with a message for people */
  static Dimension parse(String name) {
    return Arrays.stream(values())
        .filter(dimension -> dimension.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no dimension " + name));
  }

  String title() {
    return title;
  }

  List<Integer> usual() {
    return usual;
  }
}
