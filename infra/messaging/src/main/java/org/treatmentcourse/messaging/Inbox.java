package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Rejection;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.messaging.Work.Verdict;

/**
 * Takes poll batches and makes every event take effect exactly once, in order, or parks it. Returns only when everything in the batch is committed,
 * parked or refused, so that the offsets may be acknowledged; throws {@link Outage} or a store's exception when something needed is away, and then the
 * same batch comes again.
 */
final class Inbox<S extends CourseState> {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final int GAP_READS = 3;

  private final Behaviour<S> behaviour;
  private final DeliveryReader reader;
  private final CourseStore store;
  private final ParkStore parks;
  private final Relay relay;
  private final Publisher publisher;
  private final BusinessClock clock;
  private final DeliveryMetrics metrics;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicLong activity = new AtomicLong();
  private volatile boolean anyParked = true;

  Inbox(
      Behaviour<S> behaviour,
      DeliveryReader reader,
      CourseStore store,
      ParkStore parks,
      Relay relay,
      Publisher publisher,
      BusinessClock clock,
      DeliveryMetrics metrics) {
    this.behaviour = behaviour;
    this.reader = reader;
    this.store = store;
    this.parks = parks;
    this.relay = relay;
    this.publisher = publisher;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** What became of a single delivery. */
  enum Outcome {
    DONE,
    PARKED,
    WAITS
  }

  void handle(List<ConsumerRecord<byte[], byte[]>> records) {
    inFlight.incrementAndGet();
    activity.incrementAndGet();
    try {
      Map<String, List<Delivery.OfCourse>> byCourse = new LinkedHashMap<>();
      List<Delivery.Unreadable> unreadable = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        reader.read(record).ifPresent(delivery -> sort(delivery, byCourse, unreadable));
      }
      if (!byCourse.isEmpty()) {
        group(byCourse);
      }
      // Behind what came before it: whoever declares it over counts on that.
      unreadable.forEach(this::parkUnreadable);
    } finally {
      inFlight.decrementAndGet();
    }
  }

  boolean idle() {
    return inFlight.get() == 0;
  }

  /** Grows with every batch and every commit. */
  long activity() {
    return activity.get();
  }

  private void sort(Delivery delivery, Map<String, List<Delivery.OfCourse>> byCourse, List<Delivery.Unreadable> unreadable) {
    switch (delivery) {
      case Delivery.OfCourse of -> byCourse.computeIfAbsent(of.course(), c -> new ArrayList<>()).add(of);
      case Delivery.Malformed malformed -> reject(malformed);
      case Delivery.Unreadable bug -> unreadable.add(bug);
    }
  }

  /** Steps 1 to 4 of consuming: load, decide in memory, one bulk write, publish; then what could not go with the group, one by one. */
  private void group(Map<String, List<Delivery.OfCourse>> byCourse) {
    Map<String, CourseDocument> documents = store.load(byCourse.keySet());
    List<Work<S>> works = new ArrayList<>();
    List<Delivery.OfCourse> later = new ArrayList<>();
    byCourse.forEach(
        (course, deliveries) -> {
          Work<S> work = new Work<>(behaviour, documents.getOrDefault(course, CourseDocument.absent(course, deliveries.getFirst().clinic())));
          decide(work, deliveries, later);
          if (work.touched()) {
            works.add(work);
          }
        });
    if (works.isEmpty() || store(works)) {
      publish(outgoing(works));
    } else {
      // Counts don't say which write missed, so nothing decided in memory is true: every course of the group goes again, one event at a time.
      Set<String> unsure = new HashSet<>();
      works.forEach(work -> unsure.add(work.course.courseId()));
      later.removeIf(delivery -> unsure.contains(delivery.course()));
      unsure.forEach(course -> later.addAll(byCourse.getOrDefault(course, List.of())));
    }
    later.forEach(delivery -> single(delivery, null));
    if (anyParked) {
      parks.ofCourses(byCourse.keySet()).stream().map(Parked::course).distinct().forEach(this::drain);
    }
  }

  private void decide(Work<S> work, List<Delivery.OfCourse> deliveries, List<Delivery.OfCourse> later) {
    Instant now = clock.now(work.course.clinic());
    Set<String> stopped = new HashSet<>();
    boolean full = false;
    for (Delivery.OfCourse delivery : deliveries) {
      if (full || stopped.contains(delivery.source())) {
        later.add(delivery);
        continue;
      }
      Verdict verdict = offer(work, delivery, now, false);
      switch (verdict) {
        case DUPLICATE, REPEAT, TAKEN -> {}
        case FULL -> {
          full = true;
          later.add(delivery);
        }
        case GAP, POISON, HOLD -> {
          stopped.add(delivery.source());
          later.add(delivery);
        }
      }
    }
  }

  private Verdict offer(Work<S> work, Delivery.OfCourse delivery, Instant now, boolean replay) {
    Verdict verdict = work.offer(delivery, now, replay);
    metrics.seen(verdict);
    return verdict;
  }

  /**
   * One event at a time, until it is in, parked or refused.
   *
   * @param parked where it comes from if it is tried again, or null
   */
  private Outcome single(Delivery.OfCourse delivery, @Nullable Parked parked) {
    boolean replay = parked != null;
    int reads = 0;
    while (true) {
      Work<S> work = load(delivery.course(), delivery.clinic());
      Instant now = parked == null || parked.cameAt() == null ? clock.now(work.course.clinic()) : parked.cameAt();
      Verdict verdict = offer(work, delivery, now, replay);
      switch (verdict) {
        case DUPLICATE -> {
          return Outcome.DONE;
        }
        case FULL -> throw full(delivery.course());
        case GAP -> {
          if (replay) {
            return Outcome.WAITS;
          }
          if (++reads >= GAP_READS) {
            park(Parked.of(delivery, Parked.Kind.GAP, "its predecessor has not come", now));
            drain(delivery.course());
            return Outcome.PARKED;
          }
        }
        case POISON, HOLD -> {
          boolean poison = verdict == Verdict.POISON;
          if (replay && !poison) {
            return Outcome.WAITS;
          }
          boolean blocked = delivery instanceof Delivery.FromClinic && !replay && work.loaded.held().size() >= Work.HELD;
          if (blocked && delivery instanceof Delivery.FromClinic event) {
            if (work.refuse(event, work.tooMany(), now, true) == Verdict.FULL) {
              throw full(delivery.course());
            }
            if (commit(work)) {
              return Outcome.DONE;
            }
            continue;
          }
          park(Parked.of(delivery, poison ? Parked.Kind.POISON : Parked.Kind.WAITING, work.reason(), poison || work.state().isOpen() ? now : null));
          if (delivery instanceof Delivery.FromClinic event && !replay) {
            work.holdBack(event, now);
            if (!commit(work)) {
              continue;
            }
          }
          if (poison) {
            tell(delivery.course());
          }
          return Outcome.PARKED;
        }
        case REPEAT, TAKEN -> {
          if (commit(work)) {
            return Outcome.DONE;
          }
        }
      }
    }
  }

  Work<S> load(String course, String clinic) {
    return new Work<>(behaviour, store.load(List.of(course)).getOrDefault(course, CourseDocument.absent(course, clinic)));
  }

  /** Courses whose clocks have run out, in that order. */
  List<Work<S>> load(List<CourseStore.Due> due) {
    Map<String, CourseDocument> documents = store.load(due.stream().map(CourseStore.Due::course).toList());
    return due.stream().map(one -> new Work<>(behaviour, documents.getOrDefault(one.course(), CourseDocument.absent(one.course(), one.clinic())))).toList();
  }

  boolean commit(Work<S> work) {
    return commit(List.of(work));
  }

  /**
   * Does not wait for the broker.
   *
   * @return false if somebody else was faster with any of them; then load again
   */
  boolean commit(List<Work<S>> works) {
    activity.incrementAndGet();
    if (!store(works)) {
      return false;
    }
    outgoing(works).forEach(relay::hand);
    return true;
  }

  /** One alone is left to the relay, which takes what others hand over meanwhile with it. */
  private void publish(List<Relay.Outgoing> outgoing) {
    if (outgoing.size() == 1) {
      relay.hand(outgoing.getFirst());
    } else {
      relay.publish(outgoing);
    }
  }

  private boolean store(List<Work<S>> works) {
    boolean all = store.commit(works.stream().map(Work::commit).toList());
    if (!all) {
      metrics.conflict();
    }
    return all;
  }

  private List<Relay.Outgoing> outgoing(List<Work<S>> works) {
    return works.stream()
        .filter(work -> !work.toPublish().isEmpty())
        .map(work -> new Relay.Outgoing(work.course.courseId(), work.course.clinic(), work.toPublish()))
        .toList();
  }

  private void park(Parked parked) {
    anyParked = true;
    parks.park(parked);
    metrics.parked(parked.kind());
    LOG.warn("parked {} {} of course {}: {}", parked.kind(), parked.type(), parked.course(), parked.kind() == Parked.Kind.POISON ? parked.id() : parked.reason());
  }

  private void parkUnreadable(Delivery.Unreadable unreadable) {
    ConsumerRecord<byte[], byte[]> raw = unreadable.raw();
    long sequence = unreadable.sequence();
    String id = unreadable.course() + "|" + raw.topic() + (sequence > 0 ? "|" + sequence : "@" + raw.partition() + "/" + raw.offset());
    Parked parked =
        new Parked(
            id, unreadable.course(), Parked.Kind.POISON, raw.topic(), raw.partition(), raw.offset(), unreadable.position(), sequence, null, null,
            unreadable.reason(), Parked.headers(raw), raw.key(), raw.value(), null, null);
    if (isOver(parked, load(unreadable.course(), "").loaded)) {
      return;
    }
    park(parked);
    tell(unreadable.course());
  }

  /** Answers the clinic and keeps the bytes. */
  void reject(Delivery.Malformed malformed) {
    ConsumerRecord<byte[], byte[]> raw = malformed.raw();
    String id = CourseIds.uuid5(new UUID(0, 0), raw.topic() + "/" + raw.partition() + "/" + raw.offset() + "/" + raw.timestamp()).toString();
    Rejection body =
        new Rejection(
            malformed.eventId(), malformed.eventType(), malformed.code(), malformed.field(), malformed.message(), behaviour.service().key(), raw.topic(),
            raw.partition(), raw.offset());
    String clinic = String.valueOf(malformed.clinic());
    byte[] value = raw.value() == null ? new byte[0] : raw.value();
    parks.keepRejected(id, clinic, Json.MAPPER.writeValueAsString(body), new CourseDocument.Raw(Parked.headers(raw), value));
    Envelope envelope =
        new Envelope(id, "/" + behaviour.service().key(), Rejection.TYPE, "unknown", Instant.ofEpochMilli(raw.timestamp()), clinic, 0, null, Json.bytes(body));
    if (publisher.send(List.of(EventCodec.toRecord(Topics.clinicRejections(clinic), "unknown", envelope))).contains(false)) {
      throw new Outage("the rejection of an event could not be published");
    }
    metrics.rejected();
  }

  /**
   * Tells the other services whether something of this course is parked here, if they don't know yet. What is parked is the truth and is looked at
   * afresh, so it does not matter who looks, or how often; what falls between two looks is found by the sweep.
   */
  void tell(String course) {
    while (true) {
      Optional<Parked> blocking = parks.blocking(course);
      Work<S> work = load(course, blocking.map(Parked::clinic).orElse(""));
      if (work.loaded.blocked() == blocking.isPresent() || work.course.clinic().isEmpty()) {
        return;
      }
      try {
        if (!work.block(blocking.map(Parked::what).orElse(null), clock.now(work.course.clinic()))) {
          throw full(course);
        }
      } catch (Outage e) {
        throw e;
      } catch (RuntimeException e) {
        // A bug in a reaction must not stop the source of everything else; it stays visible as what it is about: parked.
        LOG.error("the other services can't be told whether course {} is blocked", course, e);
        return;
      }
      if (commit(work)) {
        return;
      }
    }
  }

  private static Outage full(String course) {
    return new Outage("the pending list of course " + course + " is full; the broker has to take some first");
  }

  /** Runs or deletes what is parked for a course and need not wait any more. Only for speed: the sweep does the same. */
  void drain(String course) {
    boolean progress = true;
    while (progress) {
      progress = false;
      List<Parked> mine = parks.ofCourses(List.of(course));
      Work<S> work = load(course, "");
      for (Parked parked : mine) {
        if (isOver(parked, work.loaded) || (isNext(parked, work) && replay(parked) == Outcome.DONE)) {
          parks.delete(parked.id());
          progress = true;
          break;
        }
      }
    }
    tell(course);
  }

  private static boolean isOver(Parked parked, CourseDocument document) {
    if (parked.kind() == Parked.Kind.TIMER) {
      // Whoever parks it names it in the document only afterwards, if that has not changed by then.
      return !document.timerParked() && document.v() > parked.seq();
    }
    if (parked.position() != null) {
      return !document.held().contains(String.valueOf(parked.heldId())) && parked.offset() <= document.at().getOrDefault(parked.position(), -1L);
    }
    return parked.seq() <= document.seen().getOrDefault(parked.topic(), 0L);
  }

  private boolean isNext(Parked parked, Work<S> work) {
    return switch (parked.kind()) {
      case GAP -> parked.seq() == work.loaded.seen().getOrDefault(parked.topic(), 0L) + 1;
      case WAITING -> Catalogue.byWire(String.valueOf(parked.type())).filter(type -> work.isNext(String.valueOf(parked.heldId()), type)).isPresent();
      case POISON, TIMER -> false;
    };
  }

  /** Tries a parked event again, as of the time it came. */
  Outcome replay(Parked parked) {
    if (parked.kind() == Parked.Kind.TIMER) {
      return resumeTimers(parked);
    }
    return switch (reader.read(parked.record()).orElse(null)) {
      case Delivery.OfCourse delivery -> single(delivery, parked);
      case Delivery.Malformed malformed -> Outcome.WAITS;
      case Delivery.Unreadable unreadable -> Outcome.WAITS;
      case null -> Outcome.WAITS;
    };
  }

  private Outcome resumeTimers(Parked parked) {
    while (true) {
      Work<S> work = load(parked.course(), "");
      if (!work.loaded.timerParked()) {
        return isOver(parked, work.loaded) ? Outcome.DONE : Outcome.WAITS;
      }
      work.unparkTimer();
      if (commit(work)) {
        return Outcome.DONE;
      }
    }
  }

  /**
   * Lets a parked event be over without applying it. It is kept with the reason before that, because once it is over the sweep deletes it.
   *
   * @throws IllegalArgumentException if something else has to be dealt with first
   */
  void discard(Parked parked, String reason) {
    while (true) {
      Work<S> work = load(parked.course(), "");
      if (!(parked.heldId() == null ? work.skip(parked, firstOfItsSource(parked)) : skipFromClinic(work, parked))) {
        return;
      }
      parks.archive(parked, reason);
      if (commit(work)) {
        return;
      }
    }
  }

  private boolean skipFromClinic(Work<S> work, Parked parked) {
    return reader.read(parked.record()).orElse(null) instanceof Delivery.FromClinic event && work.skip(event);
  }

  private boolean firstOfItsSource(Parked parked) {
    return parks.ofCourses(List.of(parked.course())).stream().noneMatch(other -> other.topic().equals(parked.topic()) && other.offset() < parked.offset());
  }

  /** A look at everything that is parked, or of which others were told that it is. */
  void sweepParked() {
    Set<String> courses = new LinkedHashSet<>(parks.courses(500));
    anyParked = !courses.isEmpty();
    courses.addAll(store.blocked(500));
    for (String course : courses) {
      try {
        drain(course);
      } catch (Outage e) {
        LOG.debug("course {} has to wait: {}", course, e.getMessage());
      }
    }
  }
}
