package org.treatmentcourse.contracts.decide;

import java.util.List;

/** What a service does when clocks of a course have run out. Pure. */
@FunctionalInterface
public interface DueReaction<S> {

  /** @param fired every clock that may fire now, earliest first; the returned state must not hold any of them unchanged */
  Decision<S> due(S state, List<Timer> fired, Occurrence when);
}
