package org.treatmentcourse.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Channel;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Rejection;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.messaging.CourseDocument.Mark;
import org.treatmentcourse.messaging.CourseDocument.Pending;
import org.treatmentcourse.messaging.CourseDocument.Raw;
import org.treatmentcourse.messaging.CourseDocument.Reply;

/** A working copy of one course: what a group of events makes of it in memory. It becomes true only by the one conditional commit. */
final class Work<S extends CourseState> {
  static final int RING = 256;
  static final int REPLIES = 64;
  static final int HELD = 64;
  static final int OUT_ENTRIES = 256;
  static final int OUT_BYTES = 1024 * 1024;

  /** How long facts wait for their course to open. */
  static final Duration OPEN_WITHIN = Duration.ofHours(24);

  /** What became of one delivery. Only the first three change nothing more; the last three need I/O first. */
  enum Verdict {
    DUPLICATE,
    REPEAT,
    TAKEN,
    FULL,
    GAP,
    POISON,
    HOLD
  }

  private final Behaviour<S> behaviour;
  final CourseDocument loaded;
  final CourseRef course;
  private S state;
  private final Map<String, Long> seen;
  private final Map<String, Long> at;
  private final List<Mark> newMarks = new ArrayList<>();
  private final List<String> held;
  private final List<Reply> newReplies = new ArrayList<>();
  private final Map<String, Long> outSeq;
  private final List<Pending> fresh = new ArrayList<>();
  private int outBytes;
  private @Nullable Instant openBy;
  private boolean timerParked;
  private int blockages;
  private boolean blocked;
  private boolean touched;
  private String reason = "";

  Work(Behaviour<S> behaviour, CourseDocument loaded) {
    this.behaviour = behaviour;
    this.loaded = loaded;
    this.course = new CourseRef(loaded.clinic(), loaded.id());
    this.state = loaded.state() == null ? behaviour.initial(course) : Json.MAPPER.treeToValue(CourseDocuments.tree(loaded.state()), behaviour.stateType());
    this.seen = new TreeMap<>(loaded.seen());
    this.at = new TreeMap<>(loaded.at());
    this.held = new ArrayList<>(loaded.held());
    this.outSeq = new TreeMap<>(loaded.outSeq());
    this.outBytes = loaded.out().stream().mapToInt(Pending::size).sum();
    this.openBy = loaded.openBy();
    this.timerParked = loaded.timerParked();
    this.blockages = loaded.blockages();
    this.blocked = loaded.blocked();
  }

  S state() {
    return state;
  }

  boolean touched() {
    return touched;
  }

  /** Why the last verdict was POISON or HOLD. */
  String reason() {
    return reason;
  }

  Verdict offer(Delivery.OfCourse delivery, Instant now, boolean replay) {
    if (!course.clinic().equals(delivery.clinic())) {
      // Course ids are secret per clinic, so this is a bug; it must not be applied, and nothing else may wait for it.
      return poison("an event of clinic " + delivery.clinic() + " names a course of another clinic");
    }
    return switch (delivery) {
      case Delivery.Dense dense -> dense(dense, now);
      case Delivery.FromClinic clinic -> clinic(clinic, now, replay);
    };
  }

  private Verdict dense(Delivery.Dense dense, Instant now) {
    long sequence = dense.envelope().sequence();
    long last = seen.getOrDefault(dense.source(), 0L);
    if (sequence <= last) {
      return Verdict.DUPLICATE;
    }
    if (sequence > last + 1) {
      return Verdict.GAP;
    }
    EventType type = dense.type();
    if (type == null) {
      return poison("unknown type " + dense.envelope().type());
    }
    if (!behaviour.handles(type)) {
      seen.put(dense.source(), sequence);
      touched = true;
      return Verdict.TAKEN;
    }
    Occurrence when = new Occurrence(course, dense.envelope().id(), dense.envelope().time(), now);
    try {
      Decision<S> decision = behaviour.react(state, Bodies.read(type, dense.envelope().data()), when);
      if (decision.refusal() != null) {
        return poison("refused an event of a service: " + decision.refusal());
      }
      if (!accept(decision, when, dense.envelope().traceparent())) {
        return Verdict.FULL;
      }
    } catch (Outage e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return poison(String.valueOf(e));
    }
    seen.put(dense.source(), sequence);
    return Verdict.TAKEN;
  }

  private Verdict clinic(Delivery.FromClinic event, Instant now, boolean replay) {
    long offset = event.raw().offset();
    if (replay) {
      // Parked first, named in the document afterwards: between the two it is not over.
      if (counted(event) && !held.contains(event.heldId())) {
        return Verdict.DUPLICATE;
      }
      if (!isNext(event.heldId(), event.type())) {
        return hold();
      }
    } else {
      if (counted(event)) {
        return Verdict.DUPLICATE;
      }
      Optional<Mark> known = known(event.mark());
      if (known.isPresent() || held.contains(event.heldId())) {
        if (known.isEmpty() || known.get().sameBody(event.mark())) {
          at.put(event.position(), offset);
          touched = true;
          return Verdict.REPEAT;
        }
        return refuse(event, Refusal.of("ID_REUSED", "ce_id", "another event with this source and id had another body"), now, false);
      }
      if (loaded.ring().size() >= RING && event.mark().time() < loaded.ring().getFirst().time()) {
        return refuse(event, Refusal.of("UNVERIFIABLE_REPEAT", "ce_time", "too old to tell whether it was sent before"), now, true);
      }
      if (event.envelope().time().isAfter(now.plus(BusinessClock.AHEAD))) {
        return refuse(event, Refusal.of("TIME_IN_FUTURE", "ce_time", "dated later than the clinic's clock"), now, true);
      }
      if (!passes(event.type()) && (!held.isEmpty() || !state.isOpen())) {
        return held.size() < HELD ? hold() : refuse(event, tooMany(), now, true);
      }
    }
    Occurrence when = new Occurrence(course, event.envelope().id(), event.envelope().time(), now);
    try {
      Decision<S> decision = behaviour.react(state, event.event(), when);
      Refusal refusal = decision.refusal();
      List<Pending> rejection = refusal == null ? List.of() : List.of(rejection(event, refusal, decision.events()));
      if (!accept(decision, rejection, when, event.envelope().traceparent())) {
        return Verdict.FULL;
      }
    } catch (Outage e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return poison(String.valueOf(e));
    }
    handled(event, true);
    return Verdict.TAKEN;
  }

  private boolean counted(Delivery.FromClinic event) {
    return event.raw().offset() <= at.getOrDefault(event.position(), -1L);
  }

  /** Safety is not queued behind trouble, and what opens the course can't wait for that. */
  private boolean passes(EventType type) {
    return type.channel() == Channel.SAFETY && state.isOpen() || behaviour.opens(type);
  }

  /** True for a clinic event that is held and need not wait any longer for what is before it. */
  boolean isNext(String heldId, EventType type) {
    return held.contains(heldId) && (passes(type) || (state.isOpen() && held.getFirst().equals(heldId)));
  }

  Refusal tooMany() {
    return Refusal.of(state.isOpen() ? "COURSE_BLOCKED" : "COURSE_NOT_OPEN", "ce_subject", "too many events of this course are waiting already");
  }

  private Verdict hold() {
    reason = state.isOpen() ? "behind an event that is parked" : "the course is not open yet";
    return Verdict.HOLD;
  }

  private Verdict poison(String why) {
    reason = why;
    return Verdict.POISON;
  }

  private Optional<Mark> known(Mark mark) {
    for (Mark fresh : newMarks) {
      if (fresh.sameId(mark)) {
        return Optional.of(fresh);
      }
    }
    return loaded.ring().stream().filter(mark::sameId).findFirst();
  }

  private void handled(Delivery.FromClinic event, boolean remember) {
    // What was held was counted then, and by now its topic may have been made anew.
    if (!held.remove(event.heldId())) {
      at.merge(event.position(), event.raw().offset(), Math::max);
    }
    if (remember) {
      newMarks.add(event.mark());
    }
    if (held.isEmpty()) {
      openBy = null;
    }
    touched = true;
  }

  /** Names a parked clinic event in the document; its raw bytes must be stored already. */
  void holdBack(Delivery.FromClinic event, Instant now) {
    held.add(event.heldId());
    at.merge(event.position(), event.raw().offset(), Math::max);
    if (!state.isOpen() && openBy == null) {
      openBy = now.plus(OPEN_WITHIN);
    }
    touched = true;
  }

  /** @return REPEAT, or FULL if the answer doesn't fit */
  Verdict refuse(Delivery.FromClinic event, Refusal refusal, Instant now, boolean remember) {
    Pending rejection = rejection(event, refusal, List.of());
    Occurrence when = new Occurrence(course, event.envelope().id(), now, now);
    if (!accept(Decision.accept(state), List.of(rejection), when, event.envelope().traceparent())) {
      return Verdict.FULL;
    }
    handled(event, remember);
    return Verdict.REPEAT;
  }

  /**
   * Lets a clinic event that is held be over without applying it, however often its sender repeats it.
   *
   * @return false if it is over already
   * @throws Outage if it is being parked right now
   */
  boolean skip(Delivery.FromClinic event) {
    if (held.contains(event.heldId())) {
      handled(event, true);
    } else if (!counted(event)) {
      throw new Outage("this event is being parked; try again");
    }
    return touched;
  }

  /**
   * Lets a parked event of a service be over without applying it.
   *
   * @param first whether nothing of its source is parked before it
   * @return false if it is over already
   * @throws IllegalArgumentException if it can't be over yet
   */
  boolean skip(Parked parked, boolean first) {
    if (parked.kind() == Parked.Kind.TIMER) {
      throw new IllegalArgumentException("a clock can't be discarded; replay it once the cause is mended");
    }
    long last = seen.getOrDefault(parked.topic(), 0L);
    String position = parked.position();
    if (position == null ? parked.seq() <= last : parked.offset() <= at.getOrDefault(position, -1L)) {
      return false;
    }
    // What can't be read has no sequence; it stands where its successor's gap is.
    if (position == null ? parked.seq() > last + 1 : !first) {
      throw new IllegalArgumentException("an earlier event of this course is missing; deal with that one first");
    }
    if (position != null) {
      at.put(position, parked.offset());
    }
    seen.put(parked.topic(), last + 1);
    touched = true;
    return true;
  }

  /** The clock that may fire next; none while one of them waits for a person. */
  Optional<Timer> due(Instant now, Instant settled) {
    return timerParked
        ? Optional.empty()
        : state.earliest(timer -> timer.ranOut(now) && (timer.kind() == Timer.Kind.ALARM || timer.ranOut(settled)));
  }

  /**
   * Lets the clocks that have run out take effect, one after the other, each at its own time.
   *
   * @return false if not all of it fits yet
   */
  boolean fire(Instant now, Instant settled) {
    for (Optional<Timer> next = due(now, settled); next.isPresent(); next = due(now, settled)) {
      Timer timer = next.get();
      Occurrence when = new Occurrence(course, timer.name() + "@" + timer.due(), timer.due(), now);
      if (!accept(behaviour.due(state, timer, when), when, null)) {
        return false;
      }
    }
    return true;
  }

  void parkTimer() {
    timerParked = true;
    touched = true;
  }

  void unparkTimer() {
    timerParked = false;
    touched = true;
  }

  /**
   * Notes that something of this course is parked, or that nothing is any more, and says so.
   *
   * @param parked what waits, or null
   * @return false if the result does not fit yet
   */
  boolean block(@Nullable String parked, Instant now) {
    int number = parked == null ? blockages : blockages + 1;
    Occurrence when = new Occurrence(course, "blockage/" + number, now, now);
    BlockReaction<S> reaction = behaviour.blocks();
    if (!accept(parked == null ? reaction.lifted(state, number, when) : reaction.raised(state, number, parked, when), when, null)) {
      return false;
    }
    blockages = number;
    blocked = parked != null;
    return true;
  }

  /** @return false if the result does not fit yet */
  boolean accept(Decision<S> decision, Occurrence when, @Nullable String trace) {
    return accept(decision, List.of(), when, trace);
  }

  private boolean accept(Decision<S> decision, List<Pending> more, Occurrence when, @Nullable String trace) {
    List<Pending> added = new ArrayList<>();
    Map<String, Long> sequences = new TreeMap<>(outSeq);
    long n = loaded.outN() + fresh.size();
    for (ServiceEvent event : decision.events()) {
      EventType type = Catalogue.of((Event) event);
      String channel = type.channel().key();
      long q = sequences.merge(channel, 1L, Long::sum);
      String data = new String(Json.bytes(event), StandardCharsets.UTF_8);
      added.add(new Pending(++n, channel, q, eventId(channel, q), type.wire(), when.occurredAt(), when.now(), when.id(), trace, data, null));
    }
    for (Pending rejection : more) {
      added.add(rejection);
      sequences.merge(rejection.channel(), 1L, Long::sum);
    }
    int bytes = added.stream().mapToInt(Pending::size).sum();
    boolean tooLarge = added.stream().anyMatch(entry -> entry.raw() == null && entry.size() > Bodies.MAX_BYTES);
    if (tooLarge || added.size() > OUT_ENTRIES || bytes > OUT_BYTES) {
      throw new IllegalStateException("a single decision of " + added.size() + " events and " + bytes + " bytes can't be published");
    }
    if (loaded.out().size() + fresh.size() + added.size() > OUT_ENTRIES || outBytes + bytes > OUT_BYTES) {
      return false;
    }
    state = decision.state();
    outSeq.putAll(sequences);
    fresh.addAll(added);
    outBytes += bytes;
    touched = true;
    return true;
  }

  private Pending rejection(Delivery.FromClinic event, Refusal refusal, List<ServiceEvent> before) {
    String channel = Channel.REJECTIONS.key();
    long q = outSeq.getOrDefault(channel, 0L) + 1;
    long n = loaded.outN() + fresh.size() + before.size() + 1;
    Rejection body =
        new Rejection(
            event.envelope().id(),
            event.envelope().type(),
            refusal.code(),
            refusal.field(),
            refusal.message(),
            behaviour.service().key(),
            event.raw().topic(),
            event.raw().partition(),
            event.raw().offset());
    String data = new String(Json.bytes(body), StandardCharsets.UTF_8);
    Raw raw = new Raw(Parked.headers(event.raw()), event.raw().value());
    return new Pending(
        n, channel, q, eventId(channel, q), Rejection.TYPE, event.envelope().time(), null, event.envelope().id(), event.envelope().traceparent(), data, raw);
  }

  private String eventId(String channel, long q) {
    return CourseIds.uuid5(UUID.fromString(course.courseId()), behaviour.service().key() + "/" + channel + "/" + q).toString();
  }

  void reply(Reply reply) {
    newReplies.add(reply);
    touched = true;
  }

  /** Everything to publish once this is committed: what was loaded, then what is new. */
  List<Pending> toPublish() {
    List<Pending> all = new ArrayList<>(loaded.out());
    all.addAll(fresh);
    return all;
  }

  Commit commit() {
    Instant due = timerParked ? null : state.timers().stream().map(Timer::due).min(Instant::compareTo).orElse(null);
    if (openBy != null && (due == null || openBy.isBefore(due))) {
      due = openBy;
    }
    Document stored = new Document(Json.MAPPER.convertValue(state, Json.MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class)));
    return new Commit(loaded, stored, seen, at, newMarks, held, newReplies, outSeq, fresh, due, openBy, timerParked, blockages, blocked);
  }

  /** The one write of a group: what changes in the document, if it still has the version that was loaded. */
  record Commit(
      CourseDocument loaded,
      Document state,
      Map<String, Long> seen,
      Map<String, Long> at,
      List<Mark> marks,
      List<String> held,
      List<Reply> replies,
      Map<String, Long> outSeq,
      List<Pending> fresh,
      @Nullable Instant dueAt,
      @Nullable Instant openBy,
      boolean timerParked,
      int blockages,
      boolean blocked) {}
}
