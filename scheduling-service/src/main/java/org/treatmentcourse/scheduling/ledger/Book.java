package org.treatmentcourse.scheduling.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site's stock after its newest entry.
 *
 * @param id {@code clinic/site}
 * @param number of the newest entry, 0 for none
 * @param balances by product and lot
 * @param discrepancies that nobody has closed, at most one of a lot, oldest first; absent in entries of before they were tasks
 */
public record Book(String id, long number, List<Balance> balances, @Nullable List<Discrepancy> discrepancies) {

  public Book {
    balances = List.copyOf(balances);
    discrepancies = discrepancies == null ? List.of() : List.copyOf(discrepancies);
  }

  public static Book empty(String id) {
    return new Book(id, 0, List.of(), List.of());
  }

  /** Counts that did not agree and that nobody has closed. */
  public List<Discrepancy> open() {
    return Objects.requireNonNull(discrepancies);
  }

  Optional<Discrepancy> open(long count) {
    return open().stream().filter(one -> one.count() == count).findFirst();
  }

  Optional<Balance> of(Lot lot) {
    return balances.stream().filter(balance -> balance.lot().equals(lot)).findFirst();
  }

  /** With one entry more, which nobody has to be asked about any more. */
  public Book and(Line line, Instant at) {
    Balance before = of(line.lot()).orElse(new Balance(line.lot(), line.expires(), 0, 0));
    int change = line.kind().change(line.mg(), line.session() != null);
    int off =
        switch (line.kind()) {
          case COUNT -> line.mg() - before.mg();
          case ADJUST, LOSS -> before.off() == 0 ? 0 : before.off() - change;
          case RECEIVE, ISSUE, ADMINISTER, WASTE, RETURN, CLOSE -> before.off();
        };
    List<Balance> all = new ArrayList<>(balances);
    all.removeIf(balance -> balance.lot().equals(line.lot()));
    all.add(new Balance(line.lot(), before.expires(), before.mg() + change, off));
    all.sort(Comparator.comparing((Balance balance) -> balance.lot().ndc()).thenComparing(balance -> balance.lot().lot()));
    return new Book(id, number + 1, all, discrepancies(line, off, at));
  }

  /** A lot that is counted again while its task is open gets no second one. */
  private List<Discrepancy> discrepancies(Line line, int off, Instant at) {
    List<Discrepancy> all = new ArrayList<>(open());
    if (line.kind() == Kind.CLOSE) {
      all.removeIf(one -> Long.valueOf(one.count()).equals(line.count()));
    } else if (line.kind() == Kind.COUNT && off != 0 && all.stream().noneMatch(one -> one.lot().equals(line.lot()))) {
      all.add(new Discrepancy(number + 1, line.lot(), off, at));
    }
    return all;
  }
}
