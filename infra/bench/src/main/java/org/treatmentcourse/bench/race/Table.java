package org.treatmentcourse.bench.race;

import java.util.Collections;
import java.util.List;

/** A table in Markdown. */
final class Table {
  private final StringBuilder text = new StringBuilder();

  Table(List<String> heads) {
    row(heads);
    row(Collections.nCopies(heads.size(), "---"));
  }

  Table(String... heads) {
    this(List.of(heads));
  }

  void row(String... cells) {
    row(List.of(cells));
  }

  void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
