package org.treatmentcourse.scheduling.ledger;

import java.util.List;
import java.util.Objects;

/** What was issued for one session, mg, and what became of it. */
public record Account(int issued, int administered, int wasted) {

  /** @param entries of the session */
  public static Account of(List<Entry> entries) {
    return new Account(sum(entries, Kind.ISSUE), sum(entries, Kind.ADMINISTER), sum(entries, Kind.WASTE));
  }

  /** Of one lot. */
  static Account of(List<Entry> entries, Lot lot) {
    return of(entries.stream().filter(entry -> Objects.equals(entry.line().lot(), lot)).toList());
  }

  private static int sum(List<Entry> entries, Kind kind) {
    return entries.stream().map(Entry::line).filter(line -> line.kind() == kind).mapToInt(Line::mg).sum();
  }

  /** Nobody has said yet what became of it. */
  public int open() {
    return issued - administered - wasted;
  }
}
