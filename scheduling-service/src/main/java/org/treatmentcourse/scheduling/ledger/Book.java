package org.treatmentcourse.scheduling.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A site's stock after its newest entry.
 *
 * @param id {@code clinic/site}
 * @param number of the newest entry, 0 for none
 * @param balances by product and lot
 */
public record Book(String id, long number, List<Balance> balances) {

  public Book {
    balances = List.copyOf(balances);
  }

  public static Book empty(String id) {
    return new Book(id, 0, List.of());
  }

  Optional<Balance> of(Lot lot) {
    return balances.stream().filter(balance -> balance.lot().equals(lot)).findFirst();
  }

  /** With one entry more, which nobody has to be asked about any more. */
  public Book and(Line line) {
    Balance before = of(line.lot()).orElse(new Balance(line.lot(), line.expires(), 0, 0));
    int change = line.kind().change(line.mg(), line.session() != null);
    int off =
        switch (line.kind()) {
          case COUNT -> line.mg() - before.mg();
          case ADJUST, LOSS -> before.off() == 0 ? 0 : before.off() - change;
          case RECEIVE, ISSUE, ADMINISTER, WASTE, RETURN -> before.off();
        };
    List<Balance> all = new ArrayList<>(balances);
    all.removeIf(balance -> balance.lot().equals(line.lot()));
    all.add(new Balance(line.lot(), before.expires(), before.mg() + change, off));
    all.sort(Comparator.comparing((Balance balance) -> balance.lot().ndc()).thenComparing(balance -> balance.lot().lot()));
    return new Book(id, number + 1, all);
  }
}
