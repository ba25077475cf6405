package org.treatmentcourse.scheduling.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.scheduling.booking.Sites;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems;

/** A site's record of controlled substances. */
@RestController
class LedgerController {
  private static final int SHOWN = 200;

  private final Ledgers ledgers;
  private final Sites sites;
  private final BusinessClock clock;
  private final ClinicTerms terms;

  LedgerController(Ledgers ledgers, Sites sites, BusinessClock clock, ClinicTerms terms) {
    this.ledgers = ledgers;
    this.sites = sites;
    this.clock = clock;
    this.terms = terms;
  }

  /**
   * @param balances by product and lot; {@code off} is what a count did not find, or found too much, until it is explained
   * @param entries the newest, newest first
   */
  record LedgerView(String site, long number, List<Balance> balances, List<Entry> entries) {
    LedgerView {
      balances = List.copyOf(balances);
      entries = List.copyOf(entries);
    }
  }

  @Operation(value = "Show a site's ledger of controlled substances: what is in stock, what does not agree, and the newest entries", id = "ledger", refuses = "SITE_MISCONFIGURED")
  @GetMapping("/sites/{site}/ledger")
  @PreAuthorize("hasAnyRole('nurse', 'prescriber', 'medical-director', 'admin')")
  LedgerView ledger(@PathVariable String site) {
    Place place = sites.place(Caller.current().clinic(), site);
    return view(place, ledgers.book(ledger(place)));
  }

  @Operation(
      value = "Record in a site's ledger what was received, issued, given, wasted, returned, counted, put right or lost",
      id = "recordInLedger",
      refuses = {
        "SITE_MISCONFIGURED", "SESSION_MISSING", "NOT_OF_A_SESSION", "WITNESS_MISSING", "WITNESS_IS_ACTOR", "REASON_MISSING", "AMOUNT_IMPOSSIBLE", "EXPIRY_MISSING",
        "EXPIRY_DIFFERS", "LOT_UNKNOWN", "LOT_EXPIRED", "STOCK_TOO_LOW", "NOT_ISSUED", "COUNT_MISSING", "KEY_REUSED"
      })
  @PostMapping("/sites/{site}/ledger/entries")
  @PreAuthorize("hasAnyRole('nurse', 'prescriber', 'medical-director')")
  LedgerView record(
      @PathVariable String site,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(min = 1, max = 100) String key,
      @Valid @RequestBody LineRequest body) {
    Caller caller = Caller.current();
    Place place = sites.place(caller.clinic(), site);
    Instant now = clock.now(caller.clinic());
    return view(place, ledgers.record(ledger(place), body.by(caller.subject()), now, place.dateOf(now), key));
  }

  /**
   * @param count number of the entry that counted
   * @param off what was counted less what was recorded, mg
   * @param explained whether the record agrees by now, so that it can be closed
   */
  record OpenCount(String site, long count, Lot lot, int off, Instant since, Instant dueAt, String role, boolean explained) {}

  /** @param counts by due time */
  record OpenCounts(List<OpenCount> counts) {
    OpenCounts {
      counts = List.copyOf(counts);
    }
  }

  @Operation(value = "List the counts of controlled substances that did not agree and that nobody has closed, at all sites, by due time", id = "openCounts")
  @GetMapping("/ledger/discrepancies")
  @PreAuthorize("hasAnyRole('nurse', 'prescriber', 'medical-director', 'admin')")
  OpenCounts open() {
    String clinic = Caller.current().clinic();
    SchedulingPolicy.Ledger.Discrepancy task = terms.policy(clinic).ledger().discrepancy();
    List<OpenCount> all = new ArrayList<>();
    for (String site : sites.names(clinic)) {
      Book book = ledgers.book(Ledgers.of(clinic, site));
      for (Discrepancy open : book.open()) {
        boolean explained = book.of(open.lot()).filter(balance -> balance.off() == 0).isPresent();
        Instant due = open.since().plus(Duration.ofMinutes(task.dueMin()));
        all.add(new OpenCount(site, open.count(), open.lot(), open.off(), open.since(), due, task.role(), explained));
      }
    }
    all.sort(Comparator.comparing(OpenCount::dueAt));
    return new OpenCounts(all);
  }

  /** @param disposition what came of it */
  record CloseCount(@NotNull Disposition disposition) {}

  @Operation(
      value = "Close a count that did not agree with what came of it, once another count, an adjustment or a loss has explained it",
      id = "closeCount",
      refuses = {"SITE_MISCONFIGURED", "DISCREPANCY_NOT_OPEN", "NOT_EXPLAINED", "KEY_REUSED"})
  @PostMapping("/sites/{site}/ledger/discrepancies/{count}/close")
  @PreAuthorize("hasAnyRole('prescriber', 'medical-director')")
  LedgerView close(
      @PathVariable String site,
      @PathVariable @Min(1) long count,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(min = 1, max = 100) String key,
      @Valid @RequestBody CloseCount body) {
    Caller caller = Caller.current();
    Place place = sites.place(caller.clinic(), site);
    Instant now = clock.now(caller.clinic());
    return view(place, ledgers.close(ledger(place), count, body.disposition(), caller.subject(), now, place.dateOf(now), key));
  }

  private LedgerView view(Place place, Ledgers.Answer answer) {
    Refusal no = answer.refusal();
    if (no != null) {
      throw new Problems.Problem(HttpStatus.CONFLICT, no.code(), no.field(), no.message());
    }
    return view(place, answer.book());
  }

  private LedgerView view(Place place, Book book) {
    return new LedgerView(place.site(), book.number(), book.balances(), ledgers.newest(book.id(), SHOWN));
  }

  private static String ledger(Place place) {
    return Ledgers.of(place.clinic(), place.site());
  }
}
