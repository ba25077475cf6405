package org.treatmentcourse.scheduling.ledger;

/** What an entry records. Only some change the stock; what is given or wasted of a session was issued before. */
public enum Kind {
  RECEIVE(1, Of.STOCK),
  ISSUE(-1, Of.SESSION),
  ADMINISTER(0, Of.SESSION),
  /** With a session, what is left of what was issued for it; without one, of the stock. */
  WASTE(-1, Of.EITHER),
  /** To the supplier or a distributor. */
  RETURN(-1, Of.STOCK),
  /** What somebody counted; changes nothing, but says what does not agree. */
  COUNT(0, Of.STOCK),
  /** A mistake of the record is put right; may be negative. */
  ADJUST(1, Of.STOCK),
  LOSS(-1, Of.STOCK),
  /** Somebody says what came of a count that did not agree; changes nothing. */
  CLOSE(0, Of.STOCK);

  enum Of {
    STOCK,
    SESSION,
    EITHER
  }

  private final int sign;
  private final Of of;

  Kind(int sign, Of of) {
    this.sign = sign;
    this.of = of;
  }

  boolean needsSession() {
    return of == Of.SESSION;
  }

  boolean allowsSession() {
    return of != Of.STOCK;
  }

  boolean needsWitness() {
    return this == WASTE || this == ADJUST || this == LOSS;
  }

  boolean needsReason() {
    return this == ADJUST || this == LOSS || this == CLOSE;
  }

  /** Change of the stock, mg. */
  int change(int mg, boolean ofSession) {
    return this == WASTE && ofSession ? 0 : sign * mg;
  }
}
