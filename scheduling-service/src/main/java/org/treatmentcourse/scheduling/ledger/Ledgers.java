package org.treatmentcourse.scheduling.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.scheduling.course.DrugAccount;

/** Records lines, each on what was there before it: whoever comes second with the same number looks again. */
public final class Ledgers {
  /** How far back a repeat is known. */
  private static final int REPEATS = 64;

  private final Pages pages;

  public Ledgers(Pages pages) {
    this.pages = pages;
  }

  /** The ledger of a site. */
  public static String of(String clinic, String site) {
    return clinic + "/" + site;
  }

  /** @param refusal null if it was recorded, now or before under the same key */
  public record Answer(Book book, @Nullable Entry entry, @Nullable Refusal refusal) {}

  public Answer record(String ledger, Line line, Instant at, LocalDate today, @Nullable String key) {
    while (true) {
      Book book = pages.book(ledger);
      Optional<Entry> before = repeated(ledger, key);
      if (before.isPresent()) {
        boolean same = before.get().line().equals(line);
        Refusal other = Refusal.of("KEY_REUSED", "Idempotency-Key", "this key was used for another entry");
        return new Answer(book, before.get(), same ? null : other);
      }
      List<Entry> ofSession = line.session() == null ? List.of() : pages.ofSession(ledger, line.session());
      Optional<Refusal> no = Rules.refusal(book, line, ofSession, today);
      if (no.isPresent()) {
        return new Answer(book, null, no.get());
      }
      Book after = book.and(line, at);
      Entry entry = new Entry(after.number(), line, at, key);
      if (pages.append(after, entry)) {
        return new Answer(after, entry, null);
      }
    }
  }

  /** Closes a count that did not agree. */
  public Answer close(String ledger, long count, Disposition disposition, String actor, Instant at, LocalDate today, @Nullable String key) {
    Optional<Entry> before = repeated(ledger, key);
    Line line =
        before.map(Entry::line).filter(said -> Long.valueOf(count).equals(said.count()) && disposition.name().equals(said.reason()))
            .or(() -> pages.book(ledger).open(count).map(open -> Line.closing(open, disposition, actor)))
            .orElse(null);
    return line == null
        ? new Answer(pages.book(ledger), null, Refusal.of("DISCREPANCY_NOT_OPEN", "count", "no such count is open"))
        : record(ledger, line, at, today, key);
  }

  private Optional<Entry> repeated(String ledger, @Nullable String key) {
    return key == null ? Optional.empty() : pages.newest(ledger, REPEATS).stream().filter(entry -> key.equals(entry.key())).findFirst();
  }

  public Book book(String ledger) {
    return pages.book(ledger);
  }

  public List<Entry> newest(String ledger, int most) {
    return pages.newest(ledger, most);
  }

  public DrugAccount account(String ledger, Line.ForSession session) {
    return account(pages.ofSession(ledger, session));
  }

  static DrugAccount account(List<Entry> entries) {
    return new DrugAccount(sum(entries, Kind.ISSUE), sum(entries, Kind.ADMINISTER), sum(entries, Kind.WASTE));
  }

  private static int sum(List<Entry> entries, Kind kind) {
    return entries.stream().map(Entry::line).filter(line -> line.kind() == kind).mapToInt(Line::mg).sum();
  }
}
