package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Refusal;

/** Fires the clocks that live in the documents. Any number of instances may try: the version decides who did. */
final class Timers<S extends CourseState> {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  static final int PAGE = 100;

  private final Inbox<S> inbox;
  private final DeliveryReader reader;
  private final CourseStore store;
  private final ParkStore parks;
  private final BusinessClock clock;
  private final Supplier<Instant> settled;

  /** @param settled real moment up to which everything sent to this service has been read */
  Timers(Inbox<S> inbox, DeliveryReader reader, CourseStore store, ParkStore parks, BusinessClock clock, Supplier<Instant> settled) {
    this.inbox = inbox;
    this.reader = reader;
    this.store = store;
    this.parks = parks;
    this.clock = clock;
    this.settled = settled;
  }

  /** All that is due: assumptions that have to wait stay due, and an alarm must not wait behind any number of those. */
  void sweep() {
    CourseStore.Due after = null;
    List<CourseStore.Due> page;
    do {
      page = store.due(clock.moments(), after, PAGE);
      if (!page.isEmpty()) {
        together(page);
        after = page.getLast();
      }
    } while (page.size() == PAGE);
  }

  /** After an outage many have run out, so they go in one commit; what can't go with the others goes alone. */
  private void together(List<CourseStore.Due> page) {
    List<Work<S>> ready = new ArrayList<>();
    List<Work<S>> alone = new ArrayList<>();
    for (Work<S> work : inbox.load(page)) {
      try {
        if (decide(work)) {
          ready.add(work);
        }
      } catch (Outage e) {
        waits(work, e);
      } catch (RuntimeException | StackOverflowError e) {
        alone.add(work);
      }
    }
    if (!ready.isEmpty() && !inbox.commit(ready)) {
      alone.addAll(ready);
    }
    alone.forEach(work -> alone(work.course.courseId(), work.course.clinic()));
  }

  private void alone(String course, String clinic) {
    while (true) {
      Work<S> work = inbox.load(course, clinic);
      boolean threw = false;
      try {
        if (!decide(work)) {
          return;
        }
      } catch (Outage e) {
        waits(work, e);
        return;
      } catch (RuntimeException | StackOverflowError e) {
        if (work.touched()) {
          // Those that ran out before it have taken effect.
          inbox.commit(work);
          continue;
        }
        LOG.warn("a clock of course {} could not fire", course, e);
        long version = work.loaded.v();
        work = inbox.load(course, clinic);
        if (work.loaded.v() != version) {
          continue;
        }
        parks.park(parked(work, String.valueOf(e)));
        work.parkTimer();
        threw = true;
      }
      if (inbox.commit(work)) {
        if (threw) {
          inbox.tell(course);
        }
        return;
      }
    }
  }

  /** Something it needs is away, e.g. the clinic's record; the clock is still due at the next sweep. */
  private static void waits(Work<?> work, Outage e) {
    LOG.warn("a clock of course {} waits: {}", work.course.courseId(), e.getMessage());
  }

  /** @return whether anything takes effect */
  private boolean decide(Work<S> work) {
    String clinic = work.course.clinic();
    Instant now = clock.now(clinic);
    Instant upTo = silentUpTo(clinic, now);
    Instant openBy = work.loaded.openBy();
    if (work.fire(now, upTo) && openBy != null && !openBy.isAfter(upTo) && !work.state().isOpen()) {
      refuseWaiting(work, now);
    }
    return work.touched();
  }

  /** Business time before which nothing that was sent is still unread. What was due at a step of the clinic's clock was sent before that step's real moment. */
  private Instant silentUpTo(String clinic, Instant now) {
    if (!settled.get().isBefore(clock.reached(clinic, now))) {
      return now;
    }
    // In wall-clock time silence is proved up to the settled moment, though not up to now.
    return clock instanceof BusinessClock.Real ? settled.get() : Instant.MIN;
  }

  /** As many as fit; the rest stays due. */
  private void refuseWaiting(Work<S> work, Instant now) {
    for (Parked parked : parks.ofCourses(List.of(work.course.courseId()))) {
      if (parked.kind() == Parked.Kind.WAITING
          && work.loaded.held().contains(String.valueOf(parked.heldId()))
          && reader.read(parked.record()).orElse(null) instanceof Delivery.FromClinic event
          && work.refuse(event, Refusal.of("COURSE_NEVER_OPENED", "ce_subject", "no consultation was requested for this course within 24 hours"), now, true)
              == Work.Verdict.FULL) {
        return;
      }
    }
  }

  private Parked parked(Work<S> work, String reason) {
    String course = work.course.courseId();
    Instant now = clock.now(work.course.clinic());
    String name = work.due(now, silentUpTo(work.course.clinic(), now)).map(timer -> timer.name() + "@" + timer.due()).orElse("open-by");
    long version = work.loaded.v();
    String id = course + "|timer|" + name + "|" + version;
    return new Parked(id, course, Parked.Kind.TIMER, "", 0, 0, null, version, null, name, reason, Map.of(), null, null, null, null);
  }
}
