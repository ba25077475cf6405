package org.treatmentcourse.contracts.decide;

/** What a service does when it hears an event. Pure: no I/O, no clock but the occurrence's. */
@FunctionalInterface
public interface Reaction<S, E> {
  Decision<S> react(S state, E event, Occurrence when);
}
