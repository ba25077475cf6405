package org.treatmentcourse.contracts.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ServiceEvent;

/**
 * The result of a pure handler. State and events are committed in one write, also when the sender is told no: a refused start may hold the session.
 *
 * @param refusal what the sender is told, or null
 */
public record Decision<S>(S state, List<ServiceEvent> events, @Nullable Refusal refusal) {

  public Decision {
    events = List.copyOf(events);
  }

  public static <S> Decision<S> accept(S state, ServiceEvent... events) {
    return new Decision<>(state, List.of(events), null);
  }

  public static <S> Decision<S> accept(S state, List<? extends ServiceEvent> events) {
    return new Decision<>(state, List.copyOf(events), null);
  }

  public static <S> Decision<S> refuse(S state, Refusal refusal) {
    return new Decision<>(state, List.of(), refusal);
  }

  public Decision<S> answering(Refusal told) {
    return new Decision<>(state, events, told);
  }

  /** What was decided on the state of this, after it. */
  public Decision<S> then(Decision<S> next) {
    List<ServiceEvent> all = new ArrayList<>(events);
    all.addAll(next.events);
    return new Decision<>(next.state, all, next.refusal);
  }

  /** This, with more events after its own. */
  public Decision<S> and(ServiceEvent... more) {
    List<ServiceEvent> all = new ArrayList<>(events);
    all.addAll(List.of(more));
    return new Decision<>(state, all, refusal);
  }
}
