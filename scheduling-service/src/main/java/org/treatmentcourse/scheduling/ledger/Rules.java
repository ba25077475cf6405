package org.treatmentcourse.scheduling.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.decide.Refusal;

/** Whether a line may be recorded (DOMAIN 10.2). What is recorded can't make a stock negative, nor give more than was issued. */
final class Rules {
  private Rules() {}

  /**
   * @param ofSession earlier entries of the same session
   * @param today local date of the site
   */
  static Optional<Refusal> refusal(Book book, Line line, List<Entry> ofSession, LocalDate today) {
    return said(line).or(() -> line.kind() == Kind.RECEIVE ? received(book, line) : known(book, line, ofSession, today));
  }

  private static Optional<Refusal> said(Line line) {
    Kind kind = line.kind();
    if (kind.needsSession() && line.session() == null) {
      return no("SESSION_MISSING", "session", "it is for a session");
    }
    if (!kind.allowsSession() && line.session() != null) {
      return no("NOT_OF_A_SESSION", "session", "it is of the stock, not of a session");
    }
    if (kind.needsWitness() && line.witness() == null) {
      return no("WITNESS_MISSING", "witness", "somebody has to have seen it");
    }
    if (line.actor().equals(line.witness())) {
      return no("WITNESS_IS_ACTOR", "witness", "a witness is somebody else");
    }
    if (kind.needsReason() && line.reason() == null) {
      return no("REASON_MISSING", "reason", "say why");
    }
    boolean enough =
        switch (kind) {
          case ADJUST -> line.mg() != 0;
          case COUNT -> line.mg() >= 0;
          case CLOSE -> line.mg() == 0;
          case RECEIVE, ISSUE, ADMINISTER, WASTE, RETURN, LOSS -> line.mg() > 0;
        };
    return enough ? Optional.empty() : no("AMOUNT_IMPOSSIBLE", "mg", "not an amount for that");
  }

  private static Optional<Refusal> received(Book book, Line line) {
    LocalDate expires = line.expires();
    if (expires == null) {
      return no("EXPIRY_MISSING", "expires", "say until when the lot may be used");
    }
    boolean other = book.of(line.lot()).filter(balance -> !expires.equals(balance.expires())).isPresent();
    return other ? no("EXPIRY_DIFFERS", "expires", "the lot was received with another date") : Optional.empty();
  }

  private static Optional<Refusal> known(Book book, Line line, List<Entry> ofSession, LocalDate today) {
    Balance balance = book.of(line.lot()).orElse(null);
    if (balance == null) {
      return no("LOT_UNKNOWN", "lot", "this lot was never received here");
    }
    if (line.kind() == Kind.CLOSE) {
      return closed(book, line, balance);
    }
    if (line.kind() == Kind.ISSUE && balance.expires() != null && today.isAfter(balance.expires())) {
      return no("LOT_EXPIRED", "lot", "the lot could be used until " + balance.expires());
    }
    if (balance.mg() + line.kind().change(line.mg(), line.session() != null) < 0) {
      return no("STOCK_TOO_LOW", "mg", "there are " + balance.mg() + " mg of the lot");
    }
    boolean uses = line.session() != null && (line.kind() == Kind.ADMINISTER || line.kind() == Kind.WASTE);
    int open = Ledgers.account(ofSession.stream().filter(entry -> entry.line().lot().equals(line.lot())).toList()).left();
    return uses && line.mg() > open ? no("NOT_ISSUED", "mg", open + " mg of the lot are open for this session") : Optional.empty();
  }

  /** What is not explained stays open: another count that agrees, an adjustment or a loss comes first. */
  private static Optional<Refusal> closed(Book book, Line line, Balance balance) {
    Long count = line.count();
    if (count == null) {
      return no("COUNT_MISSING", "count", "a count is closed by its own task");
    }
    if (book.open(count).isEmpty()) {
      return no("DISCREPANCY_NOT_OPEN", "count", "no such count is open");
    }
    return balance.off() == 0 ? Optional.empty() : no("NOT_EXPLAINED", "count", balance.off() + " mg of the lot are not explained yet");
  }

  private static Optional<Refusal> no(String code, String field, String message) {
    return Optional.of(Refusal.of(code, field, message));
  }
}
