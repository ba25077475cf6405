package org.treatmentcourse.bench.race;

/** Rates of an open load, each half as much again as the one before, until one is not borne. */
final class Steps {
  private static final double FACTOR = 1.5;

  private double rate;
  private double borne;
  private boolean over;

  /** @param first events per second */
  Steps(double first) {
    this.rate = first;
  }

  boolean over() {
    return over;
  }

  /** Events per second to try next. */
  double rate() {
    return rate;
  }

  /** @param bearable whether everything came and p99 stayed at or below one second */
  void tried(boolean bearable) {
    if (bearable) {
      borne = rate;
      rate *= FACTOR;
    } else if (borne == 0 && rate > 1) {
      // The first was too much already: down instead.
      rate /= FACTOR * FACTOR;
    } else {
      over = true;
    }
  }

  /** The highest rate that was borne, events per second; 0 if none was. */
  double sustainable() {
    return borne;
  }
}
