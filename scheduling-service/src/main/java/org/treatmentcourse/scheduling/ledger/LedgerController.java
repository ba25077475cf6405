package org.treatmentcourse.scheduling.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.scheduling.booking.Sites;
import org.treatmentcourse.scheduling.capacity.Place;
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

  LedgerController(Ledgers ledgers, Sites sites, BusinessClock clock) {
    this.ledgers = ledgers;
    this.sites = sites;
    this.clock = clock;
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
        "EXPIRY_DIFFERS", "LOT_UNKNOWN", "LOT_EXPIRED", "STOCK_TOO_LOW", "NOT_ISSUED", "KEY_REUSED"
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
    Ledgers.Answer answer = ledgers.record(ledger(place), body.by(caller.subject()), now, place.dateOf(now), key);
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
