package org.treatmentcourse.bench.race;

import java.util.List;

/** A table in Markdown. */
final class Table {
  private final StringBuilder text = new StringBuilder();

  Table(List<String> heads) {
    row(heads);
    row(heads.stream().map(head -> "---").toList());
  }

  void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
