package org.treatmentcourse.scheduling.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.scheduling.course.DrugAccount;
import org.treatmentcourse.scheduling.ledger.Line.ForSession;

class LedgerTest {
  private static final String LEDGER = "c1/bethesda";
  private static final Lot VIAL = new Lot("50458-028-02", "A1");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 3, 1);
  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
  private static final ForSession FIRST = new ForSession("00000000-0000-0000-0000-000000000001", 1);

  /** Keeps entries as the store does: a number is taken once. */
  private static final class Memory implements Pages {
    private final List<Entry> entries = new ArrayList<>();
    private Book newest = Book.empty(LEDGER);

    @Override
    public synchronized Book book(String ledger) {
      return newest;
    }

    @Override
    public synchronized List<Entry> ofSession(String ledger, ForSession session) {
      return entries.stream().filter(entry -> session.equals(entry.line().session())).toList();
    }

    @Override
    public synchronized List<Entry> newest(String ledger, int most) {
      return entries.reversed().stream().limit(most).toList();
    }

    @Override
    public synchronized boolean append(Book after, Entry entry) {
      if (entry.number() != newest.number() + 1) {
        return false;
      }
      entries.add(entry);
      newest = after;
      return true;
    }
  }

  private final Memory memory = new Memory();
  private final Ledgers ledgers = new Ledgers(memory);

  private static Line line(Kind kind, int mg, @Nullable ForSession session) {
    boolean seen = kind.needsWitness();
    return new Line(kind, VIAL, kind == Kind.RECEIVE ? NEXT_YEAR : null, mg, null, session, "nurse-1", seen ? "nurse-2" : null, kind.needsReason() ? "BROKEN_VIAL" : null, null);
  }

  private @Nullable String says(Line line) {
    return says(line, TODAY);
  }

  private @Nullable String says(Line line, LocalDate today) {
    Ledgers.Answer answer = ledgers.record(LEDGER, line, NOW, today, null);
    return answer.refusal() == null ? null : answer.refusal().code();
  }

  private Balance balance() {
    return ledgers.book(LEDGER).balances().getFirst();
  }

  @Test
  void what_was_issued_for_a_session_is_given_or_wasted_before_a_witness_and_no_more_than_that() {
    assertThat(says(line(Kind.ISSUE, 50, FIRST))).isEqualTo("LOT_UNKNOWN");
    assertThat(says(line(Kind.RECEIVE, 500, null))).isNull();
    assertThat(says(line(Kind.ISSUE, 501, FIRST))).isEqualTo("STOCK_TOO_LOW");
    assertThat(says(line(Kind.ISSUE, 50, null))).isEqualTo("SESSION_MISSING");
    assertThat(says(line(Kind.ADMINISTER, 40, FIRST))).isEqualTo("NOT_ISSUED");
    assertThat(says(line(Kind.ISSUE, 50, FIRST))).isNull();
    assertThat(balance().mg()).isEqualTo(450);
    assertThat(says(line(Kind.ADMINISTER, 40, FIRST))).isNull();
    assertThat(says(line(Kind.WASTE, 11, FIRST))).isEqualTo("NOT_ISSUED");
    assertThat(says(new Line(Kind.WASTE, VIAL, null, 10, null, FIRST, "nurse-1", null, null, null))).isEqualTo("WITNESS_MISSING");
    assertThat(says(new Line(Kind.WASTE, VIAL, null, 10, null, FIRST, "nurse-1", "nurse-1", null, null))).isEqualTo("WITNESS_IS_ACTOR");
    assertThat(ledgers.account(LEDGER, FIRST).left()).isEqualTo(10);
    assertThat(says(line(Kind.WASTE, 10, FIRST))).isNull();
    assertThat(ledgers.account(LEDGER, FIRST)).isEqualTo(new DrugAccount(50, 40, 10));
    assertThat(balance().mg()).isEqualTo(450);
  }

  @Test
  void a_count_that_does_not_agree_stays_open_until_it_is_explained() {
    says(line(Kind.RECEIVE, 500, null));
    assertThat(says(line(Kind.COUNT, 480, null))).isNull();
    assertThat(balance()).isEqualTo(new Balance(VIAL, NEXT_YEAR, 500, -20));
    says(line(Kind.ISSUE, 50, FIRST));
    assertThat(balance().off()).isEqualTo(-20);
    assertThat(says(new Line(Kind.LOSS, VIAL, null, 5, null, null, "nurse-1", "nurse-2", null, null))).isEqualTo("REASON_MISSING");
    says(line(Kind.LOSS, 5, null));
    assertThat(balance().off()).isEqualTo(-15);
    says(line(Kind.ADJUST, -15, null));
    assertThat(balance()).isEqualTo(new Balance(VIAL, NEXT_YEAR, 430, 0));
    says(line(Kind.COUNT, 431, null));
    assertThat(balance().off()).isEqualTo(1);
    says(line(Kind.COUNT, 430, null));
    assertThat(balance().off()).isZero();
  }

  private @Nullable String closes(long count, Disposition disposition, @Nullable String key) {
    Ledgers.Answer answer = ledgers.close(LEDGER, count, disposition, "director-1", NOW, TODAY, key);
    return answer.refusal() == null ? null : answer.refusal().code();
  }

  @Test
  void a_count_that_does_not_agree_is_a_task_until_somebody_says_what_came_of_it() {
    says(line(Kind.RECEIVE, 500, null));
    says(line(Kind.COUNT, 500, null));
    assertThat(ledgers.book(LEDGER).open()).isEmpty();
    says(line(Kind.COUNT, 480, null));
    says(line(Kind.COUNT, 470, null));
    assertThat(ledgers.book(LEDGER).open()).as("one task of a lot").containsExactly(new Discrepancy(3, VIAL, -20, NOW));
    assertThat(closes(3, Disposition.RECOUNTED, null)).isEqualTo("NOT_EXPLAINED");
    assertThat(says(line(Kind.CLOSE, 0, null))).isEqualTo("COUNT_MISSING");
    says(line(Kind.COUNT, 500, null));
    assertThat(ledgers.book(LEDGER).open()).as("a count that agrees explains it and closes nothing").hasSize(1);
    assertThat(closes(2, Disposition.RECOUNTED, null)).isEqualTo("DISCREPANCY_NOT_OPEN");
    assertThat(closes(3, Disposition.RECOUNTED, "k1")).isNull();
    assertThat(ledgers.book(LEDGER).open()).isEmpty();
    assertThat(closes(3, Disposition.RECOUNTED, "k1")).as("the same request again").isNull();
    assertThat(closes(3, Disposition.RECOUNTED, "k2")).isEqualTo("DISCREPANCY_NOT_OPEN");
    assertThat(memory.entries.getLast().line()).isEqualTo(new Line(Kind.CLOSE, VIAL, null, 0, null, null, "director-1", null, "RECOUNTED", 3L));
    says(line(Kind.COUNT, 499, null));
    assertThat(ledgers.book(LEDGER).open()).extracting(Discrepancy::count).containsExactly(7L);
  }

  @Test
  void entries_of_before_counts_were_tasks_are_read() {
    Book old = Json.MAPPER.readValue("{\"id\": \"c1/bethesda\", \"number\": 1, \"balances\": []}", Book.class);
    assertThat(old.open()).isEmpty();
  }

  @Test
  void a_lot_that_has_run_out_is_not_issued_and_has_one_date() {
    says(line(Kind.RECEIVE, 500, null));
    assertThat(says(line(Kind.ISSUE, 50, FIRST), NEXT_YEAR)).isNull();
    assertThat(says(line(Kind.ISSUE, 50, FIRST), NEXT_YEAR.plusDays(1))).isEqualTo("LOT_EXPIRED");
    assertThat(says(new Line(Kind.RECEIVE, VIAL, TODAY, 500, null, null, "nurse-1", null, null, null))).isEqualTo("EXPIRY_DIFFERS");
    assertThat(says(new Line(Kind.RECEIVE, VIAL, null, 500, null, null, "nurse-1", null, null, null))).isEqualTo("EXPIRY_MISSING");
  }

  @Test
  void a_request_that_is_sent_again_is_recorded_once() {
    Line received = line(Kind.RECEIVE, 500, null);
    ledgers.record(LEDGER, received, NOW, TODAY, "k1");
    assertThat(ledgers.record(LEDGER, received, NOW, TODAY, "k1").refusal()).isNull();
    assertThat(balance().mg()).isEqualTo(500);
    assertThat(Objects.requireNonNull(ledgers.record(LEDGER, line(Kind.RECEIVE, 400, null), NOW, TODAY, "k1").refusal()).code()).isEqualTo("KEY_REUSED");
  }

  @Test
  void it_balances_whatever_is_recorded_in_whatever_order() {
    for (int seed = 0; seed < 300; seed++) {
      Memory kept = new Memory();
      anything(new Ledgers(kept), new Random(seed), 200);
      assertThat(kept.entries).as("seed %d", seed).isNotEmpty();
      balances(kept, "seed " + seed);
    }
  }

  @Test
  void it_balances_when_many_record_at_once() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<?>> all = IntStream.range(0, 16).<Future<?>>mapToObj(i -> threads.submit(() -> anything(ledgers, new Random(i), 400))).toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(memory.entries).hasSizeGreaterThan(1_000);
    balances(memory, "16 threads");
  }

  private static void anything(Ledgers ledgers, Random random, int times) {
    for (int i = 0; i < times; i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      Lot lot = new Lot("50458-028-02", "L" + random.nextInt(3));
      ForSession session = kind.needsSession() || (kind.allowsSession() && random.nextBoolean()) ? new ForSession("x", 1 + random.nextInt(5)) : null;
      if (kind == Kind.CLOSE) {
        ledgers.book(LEDGER).open().forEach(open -> ledgers.close(LEDGER, open.count(), Disposition.RECORD_CORRECTED, "director-1", NOW, TODAY, null));
        continue;
      }
      int mg = random.nextInt(kind == Kind.RECEIVE ? 500 : 60) - (kind == Kind.ADJUST ? 30 : 0);
      ledgers.record(LEDGER, new Line(kind, lot, kind == Kind.RECEIVE ? NEXT_YEAR : null, mg, null, session, "nurse-1", "nurse-2", "REASON", null), NOW, TODAY, null);
    }
  }

  /** Worked out anew from the entries alone: opening and what came in, less what went out, is what the newest entry says; nothing was ever negative. */
  private static void balances(Memory kept, String what) {
    assertThat(kept.entries).extracting(Entry::number).as(what).containsExactlyElementsOf(LongStream.rangeClosed(1, kept.entries.size()).boxed().toList());
    Map<Lot, Integer> stock = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    for (Entry entry : kept.entries) {
      Line line = entry.line();
      boolean ofSession = line.session() != null;
      int change =
          switch (line.kind()) {
            case RECEIVE, ADJUST -> line.mg();
            case ISSUE, RETURN, LOSS -> -line.mg();
            case WASTE -> ofSession ? 0 : -line.mg();
            case ADMINISTER, COUNT, CLOSE -> 0;
          };
      assertThat(stock.merge(line.lot(), change, Integer::sum)).as("%s at %d", what, entry.number()).isNotNegative();
      if (ofSession) {
        int of = line.kind() == Kind.ISSUE ? line.mg() : -line.mg();
        assertThat(open.merge(line.session() + "/" + line.lot(), of, Integer::sum)).as("%s at %d", what, entry.number()).isNotNegative();
      }
    }
    Set<Long> closed = new HashSet<>();
    kept.entries.stream().map(Entry::line).filter(line -> line.kind() == Kind.CLOSE).map(Line::count).forEach(count -> {
      assertThat(kept.entries.get(Objects.requireNonNull(count).intValue() - 1).line().kind()).as(what).isEqualTo(Kind.COUNT);
      assertThat(closed.add(count)).as("%s: %d closed once", what, count).isTrue();
    });
    assertThat(kept.newest.open()).as(what).noneMatch(one -> closed.contains(one.count()));
    assertThat(kept.newest.balances()).as(what).allSatisfy(balance -> assertThat(stock.get(balance.lot())).isEqualTo(balance.mg()));
  }
}
