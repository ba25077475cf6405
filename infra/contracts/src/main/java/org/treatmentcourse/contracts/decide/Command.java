package org.treatmentcourse.contracts.decide;

/** What a person asks for. Pure. */
@FunctionalInterface
public interface Command<S> {
  Decision<S> decide(S state, Occurrence when);
}
