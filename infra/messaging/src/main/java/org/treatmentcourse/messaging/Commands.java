package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.messaging.CourseDocument.Reply;

/** What people ask for, through the same commit as events. Never waits for the broker. */
public final class Commands<S extends CourseState> {
  private final Behaviour<S> behaviour;
  private final Inbox<S> inbox;
  private final CourseStore store;
  private final BusinessClock clock;
  private final AtomicInteger inFlight = new AtomicInteger();

  Commands(Behaviour<S> behaviour, Inbox<S> inbox, CourseStore store, BusinessClock clock) {
    this.behaviour = behaviour;
    this.inbox = inbox;
    this.store = store;
    this.clock = clock;
  }

  /**
   * A course as stored.
   *
   * @param version for {@code ETag} and {@code If-Match}
   */
  public record Current<S>(CourseRef course, long version, S state) {}

  /**
   * @param key idempotency key, or null
   * @param fingerprint of the request; the same key with another one is refused
   * @param ifVersion the version the caller has seen, or null for any
   * @param mayOpen whether the command may create the course
   */
  public record Request(CourseRef course, @Nullable String key, String fingerprint, @Nullable Long ifVersion, boolean mayOpen) {}

  /** Answers to a command. */
  public sealed interface Answer {
    /** It took effect, now or when it was first sent. */
    record Done(long version, List<String> events) implements Answer {}

    /** Told no; the reason may have been recorded. */
    record Refused(long version, Refusal refusal) implements Answer {}

    record NotFound() implements Answer {}

    record Stale(long version) implements Answer {}

    record KeyReused() implements Answer {}
  }

  /** What is stored of an answer, for a repeat of the same request. */
  private record Stored(long version, List<String> events, @Nullable Refusal refusal) {}

  /** @throws Outage if the pending list is full or the clinic's time is unknown; nothing was decided */
  public Answer run(Request request, Command<S> command) {
    inFlight.incrementAndGet();
    try {
      while (true) {
        Work<S> work = inbox.load(request.course().courseId(), request.course().clinic());
        Optional<Answer> known = known(request, work.loaded);
        if (known.isPresent()) {
          return known.get();
        }
        Instant now = clock.now(request.course().clinic());
        String id = CourseIds.uuid5(UUID.fromString(request.course().courseId()), id(request, work.loaded)).toString();
        Occurrence when = new Occurrence(request.course(), id, now, now);
        Decision<S> decision = command.decide(work.state(), when);
        if (!work.accept(decision, when, null)) {
          throw new Outage("too much of this course waits for the broker; try again");
        }
        List<String> events = new ArrayList<>();
        decision.events().forEach(event -> events.add(Catalogue.of(event).wire()));
        Stored stored = new Stored(work.loaded.v() + 1, events, decision.refusal());
        boolean changed = !decision.events().isEmpty() || decision.refusal() == null;
        if (!changed) {
          return new Answer.Refused(work.loaded.v(), java.util.Objects.requireNonNull(decision.refusal()));
        }
        if (request.key() != null) {
          work.reply(new Reply(request.key(), request.fingerprint(), 0, Json.MAPPER.writeValueAsString(stored)));
        }
        if (inbox.commit(work)) {
          return answer(stored);
        }
      }
    } finally {
      inFlight.decrementAndGet();
    }
  }

  /** What is known of a request before it is decided: its earlier answer, a stale version, no such course; empty if it may be decided. */
  public Optional<Answer> known(Request request) {
    return known(request, inbox.load(request.course().courseId(), request.course().clinic()).loaded);
  }

  private static String id(Request request, CourseDocument loaded) {
    return "command/" + (request.key() == null ? "v" + loaded.v() : request.key());
  }

  private static Optional<Answer> known(Request request, CourseDocument loaded) {
    if (loaded.v() == 0 ? !request.mayOpen() : !loaded.clinic().equals(request.course().clinic())) {
      return Optional.of(new Answer.NotFound());
    }
    for (Reply reply : loaded.replies()) {
      if (reply.key().equals(request.key())) {
        return Optional.of(
            reply.request().equals(request.fingerprint())
                ? answer(Json.MAPPER.readValue(reply.body(), Stored.class))
                : new Answer.KeyReused());
      }
    }
    if (request.ifVersion() != null && request.ifVersion() != loaded.v()) {
      return Optional.of(new Answer.Stale(loaded.v()));
    }
    return Optional.empty();
  }

  private static Answer answer(Stored stored) {
    return stored.refusal() == null ? new Answer.Done(stored.version(), stored.events()) : new Answer.Refused(stored.version(), stored.refusal());
  }

  /** The state of a course; empty if there is none or it is another clinic's. */
  public Optional<Current<S>> current(CourseRef course) {
    return Optional.ofNullable(store.load(List.of(course.courseId())).get(course.courseId()))
        .filter(document -> document.clinic().equals(course.clinic()))
        .map(document -> new Current<>(course, document.v(), new Work<>(behaviour, document).state()));
  }

  /** What a process of its own does to a course, e.g. a booker. Same commit, no idempotency key; the command must be safe to repeat. */
  public Answer runInternally(CourseRef course, String purpose, Command<S> command) {
    return run(new Request(course, null, purpose, null, false), command);
  }

  boolean idle() {
    return inFlight.get() == 0;
  }
}
