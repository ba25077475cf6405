package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.decide.Timer;

/** Fires the clocks that live in the documents. Any number of instances may try: the version decides who did. */
final class Timers<S extends CourseState> {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  static final int PAGE = 200;

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
      page.forEach(due -> fire(due.course(), due.clinic()));
      after = page.isEmpty() ? after : page.getLast();
    } while (page.size() == PAGE);
  }

  private void fire(String course, String clinic) {
    while (true) {
      Work<S> work = inbox.load(course, clinic);
      Instant now = clock.now(clinic);
      // What was due at a step of the clinic's clock was sent before the real moment of that step.
      Instant upTo = settled.get().isBefore(clock.reached(clinic, now)) ? settledBefore(clinic) : now;
      List<Timer> fired = work.fired(now, upTo);
      Instant openBy = work.loaded.openBy();
      boolean expired = openBy != null && !openBy.isAfter(upTo) && !work.state().isOpen();
      if (fired.isEmpty() && !expired) {
        return;
      }
      boolean threw = false;
      try {
        boolean fits = (fired.isEmpty() || work.fire(fired, now)) && (!expired || refuseWaiting(work, now));
        if (!fits || !work.touched()) {
          return;
        }
      } catch (Outage e) {
        // Something it needs is away, e.g. the clinic's record; the clock is still due at the next sweep.
        LOG.warn("a clock of course {} waits: {}", course, e.getMessage());
        return;
      } catch (RuntimeException | StackOverflowError e) {
        LOG.warn("a clock of course {} could not fire", course, e);
        long version = work.loaded.v();
        work = inbox.load(course, clinic);
        if (work.loaded.v() != version) {
          continue;
        }
        parks.park(parked(work, fired, String.valueOf(e)));
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

  /** In wall-clock time silence is proved up to the settled moment, though not up to now. */
  private Instant settledBefore(String clinic) {
    return clock instanceof BusinessClock.Real ? settled.get() : Instant.MIN;
  }

  private boolean refuseWaiting(Work<S> work, Instant now) {
    for (Parked parked : parks.ofCourses(List.of(work.course.courseId()))) {
      if (parked.kind() == Parked.Kind.WAITING
          && work.loaded.held().contains(String.valueOf(parked.heldId()))
          && reader.read(parked.record()).orElse(null) instanceof Delivery.FromClinic event
          && work.refuse(event, Refusal.of("COURSE_NEVER_OPENED", "ce_subject", "no consultation was requested for this course within 24 hours"), now, true)
              == Work.Verdict.FULL) {
        return false;
      }
    }
    return true;
  }

  private static Parked parked(Work<?> work, List<Timer> fired, String reason) {
    String course = work.course.courseId();
    String name = fired.isEmpty() ? "open-by" : fired.getFirst().name() + "@" + fired.getFirst().due();
    long version = work.loaded.v();
    String id = course + "|timer|" + name + "|" + version;
    return new Parked(id, course, Parked.Kind.TIMER, "", 0, 0, null, version, null, name, reason, Map.of(), null, null, null, null);
  }
}
