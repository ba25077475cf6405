package org.treatmentcourse.contracts.decide;


/** What a service does when a clock of a course has run out. Pure. */
@FunctionalInterface
public interface DueReaction<S> {

  /**
   * @param timer a clock of that state, the earliest that may fire now; the returned state must not hold it unchanged
   * @param when occurred when it was due
   */
  Decision<S> due(S state, Timer timer, Occurrence when);
}
