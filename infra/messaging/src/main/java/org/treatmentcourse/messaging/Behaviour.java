package org.treatmentcourse.messaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Blockage;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.DueReaction;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * Everything a service decides, in one table: which event leads to which pure reaction. It must handle exactly the types that the catalogue says it
 * hears or owns, so the table of listeners can't drift from the code.
 */
public final class Behaviour<S extends CourseState> {
  private final Service service;
  private final Class<S> stateType;
  private final Function<CourseRef, S> initial;
  private final Map<Class<?>, Reaction<S, Event>> reactions;
  private final Set<Class<?>> opening;
  private final DueReaction<S> due;
  private final BlockReaction<S> blocks;

  private Behaviour(Builder<S> from) {
    this.service = from.service;
    this.stateType = from.stateType;
    this.initial = from.initial;
    this.reactions = Map.copyOf(from.reactions);
    this.opening = Set.copyOf(from.opening);
    this.due = from.due;
    this.blocks = from.blocks == null ? BlockReaction.silent() : from.blocks;
  }

  public static <S extends CourseState> Builder<S> of(Service service, Class<S> stateType, Function<CourseRef, S> initial) {
    return new Builder<>(service, stateType, initial);
  }

  public Service service() {
    return service;
  }

  public Class<S> stateType() {
    return stateType;
  }

  /** The state of a course nothing is known of yet. */
  public S initial(CourseRef course) {
    return initial.apply(course);
  }

  public boolean handles(EventType type) {
    return reactions.containsKey(type.record());
  }

  /** True for a clinic event that may come first: every other one waits until the course is open. */
  public boolean opens(EventType type) {
    return opening.contains(type.record());
  }

  /** @throws RuntimeException whatever the reaction throws: that is a bug, and the event parks */
  public Decision<S> react(S state, Event event, Occurrence when) {
    Reaction<S, Event> reaction = reactions.get(event.getClass());
    if (reaction == null) {
      throw new IllegalStateException(service + " has no reaction to " + Catalogue.of(event).wire());
    }
    return reaction.react(state, event, when);
  }

  /** @throws IllegalStateException if the clock is still there with the same due time: it would fire for ever */
  public Decision<S> due(S state, Timer timer, Occurrence when) {
    Decision<S> decision = due.due(state, timer, when);
    if (decision.state().timers().contains(timer)) {
      throw new IllegalStateException("the clock " + timer.name() + " has fired and has not moved");
    }
    return decision;
  }

  /** What follows when something of a course is parked here. */
  public BlockReaction<S> blocks() {
    return blocks;
  }

  /** Collects reactions and checks them against the catalogue. */
  public static final class Builder<S extends CourseState> {
    private final Service service;
    private final Class<S> stateType;
    private final Function<CourseRef, S> initial;
    private final Map<Class<?>, Reaction<S, Event>> reactions = new LinkedHashMap<>();
    private final Set<Class<?>> opening = new HashSet<>();
    private DueReaction<S> due =
        (state, timer, when) -> {
          throw new IllegalStateException("no reaction to clocks, yet one fired: " + timer);
        };

    private @Nullable BlockReaction<S> blocks;

    private Builder(Service service, Class<S> stateType, Function<CourseRef, S> initial) {
      this.service = service;
      this.stateType = stateType;
      this.initial = initial;
    }

    @SuppressWarnings("unchecked")
    public <E extends Event> Builder<S> on(Class<E> type, Reaction<S, ? super E> reaction) {
      if (reactions.put(type, (Reaction<S, Event>) (Reaction<S, ?>) reaction) != null) {
        throw new IllegalStateException("two reactions to " + type.getSimpleName());
      }
      return this;
    }

    /** A clinic event that is decided even if the course is not open yet, because it opens it or must not wait. */
    public <E extends Event> Builder<S> opensOn(Class<E> type, Reaction<S, ? super E> reaction) {
      opening.add(type);
      return on(type, reaction);
    }

    public Builder<S> onDue(DueReaction<S> reaction) {
      this.due = reaction;
      return this;
    }

    /** What follows when something of a course is parked here. */
    public Builder<S> onBlocked(BlockReaction<S> reaction) {
      this.blocks = reaction;
      return this;
    }

    /** @throws IllegalStateException if the table and the catalogue differ; says how */
    public Behaviour<S> build() {
      Set<String> expected = new TreeSet<>();
      Catalogue.decidedBy(service).forEach(type -> expected.add(type.wire()));
      Set<String> actual = new TreeSet<>();
      reactions.keySet().forEach(type -> actual.add(Catalogue.of(type).wire()));
      if (!expected.equals(actual)) {
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(actual);
        List<String> extra = new ArrayList<>(actual);
        extra.removeAll(expected);
        throw new IllegalStateException(service + " differs from the catalogue: no reaction to " + missing + ", not listed as heard " + extra);
      }
      boolean tells = Catalogue.all().stream().anyMatch(type -> type.producer() == service && Blockage.Raised.class.isAssignableFrom(type.record()));
      if (tells != (blocks != null)) {
        throw new IllegalStateException(service + " differs from the catalogue: " + (tells ? "it never says" : "it can't say") + " that a course is blocked");
      }
      return new Behaviour<>(this);
    }
  }
}
