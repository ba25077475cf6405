package org.treatmentcourse.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.ZONE;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.Commands.Answer;
import org.treatmentcourse.messaging.Outage;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Appointment;
import org.treatmentcourse.scheduling.course.Bookings;
import org.treatmentcourse.scheduling.course.Cancellations;
import org.treatmentcourse.scheduling.course.Due;
import org.treatmentcourse.scheduling.course.Offers;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.Session;

/**
 * Bookers, patients who take their time, cancellations and the sweep on a store of our own, interleaved step by step as a seed says, dying before or after any step, sleeping past
 * the end of their holds. After every step no chair is promised twice; when the sweep is through, days and courses agree and no series is half booked.
 */
class BookerCrashTest {
  private static final int SCHEDULES = 3000;
  private static final int SESSIONS = 3;
  private static final Plan PLAN = new Plan(1, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, SESSIONS, 36, 7, 3, 0);
  private static final Instant NOW = at("2026-02-27T09:00");
  private static final Duration HOLD = Duration.ofSeconds(30);
  /** One chair for half a day: two patients want the same slots. */
  private static final Place SITE = Place.of("c1", ZONE.getId(), new Clinic.Site("bethesda", null, 1, 1, "08:00-12:00 Mon-Fri"));

  @Test
  void no_schedule_books_a_chair_twice_loses_one_or_leaves_part_of_a_series() {
    Totals totals = new Totals();
    for (int seed = 0; seed < SCHEDULES; seed++) {
      new Schedule(seed, totals).play();
    }
    // The schedules were worth playing: all of this has happened.
    assertThat(totals.booked).isGreaterThan(SCHEDULES / 4);
    assertThat(totals.kept).isGreaterThan(SCHEDULES / 4);
    assertThat(totals.confirmed).isGreaterThan(SCHEDULES / 20);
    assertThat(totals.crashes).isGreaterThan(SCHEDULES / 3);
    assertThat(totals.attemptsGone).isPositive();
    assertThat(totals.outages).isPositive();
    assertThat(totals.cancelled).isGreaterThan(SCHEDULES / 8);
    assertThat(totals.conflicts).isGreaterThan(SCHEDULES / 3);
  }

  private static final class Totals {
    int booked;
    int kept;
    int confirmed;
    int crashes;
    int attemptsGone;
    int outages;
    int conflicts;
    int cancelled;
  }

  private static final class Schedule {
    private final int seed;
    private final Random random;
    private final Totals totals;
    private final Turns turns;
    private final Store store;

    Schedule(int seed, Totals totals) {
      this.seed = seed;
      this.random = new Random(seed);
      this.totals = totals;
      this.turns = new Turns(random);
      this.store = new Store(turns, totals);
    }

    void play() {
      BusinessClock clock = new FixedClock();
      int courses = 2 + random.nextInt(2);
      for (int i = 0; i < courses; i++) {
        store.open(course(i));
      }
      List<CourseRef> wanted = new ArrayList<>();
      for (int i = 0; i < courses; i++) {
        wanted.add(course(i));
      }
      wanted.add(course(random.nextInt(courses))); // two people book the same course at once
      for (CourseRef course : wanted) {
        int patient = random.nextInt(6);
        turns.actor(() -> book(course, clock, patient));
      }
      if (random.nextBoolean()) {
        CourseRef course = course(random.nextInt(courses));
        int session = 1 + random.nextInt(SESSIONS);
        turns.actor(() -> cancel(course, session));
      }
      turns.actor(this::sweepOften);
      turns.run(this::afterEachStep);
      totals.crashes += turns.crashes();
      settle();
      agree();
    }

    /** @param patient books at once, or has chairs kept and says yes, says no, or says nothing for too long */
    private void book(CourseRef course, BusinessClock clock, int patient) {
      Booker booker = new Booker(store, store, clock, HOLD);
      Booker.Finish finish = patient < 3 ? Bookings::commit : Offers::keep;
      Request request = new Request.Fill("bethesda", Wishes.earliest());
      try {
        if (!(booker.book(course, request, SITE, POLICY, finish, command -> store.run(course, "book", command)) instanceof Answer.Done)) {
          return;
        }
        if (patient < 3) {
          totals.booked++;
        } else {
          totals.kept++;
          answer(course, patient);
        }
      } catch (Outage tryAgain) {
        totals.outages++;
      }
    }

    private void answer(CourseRef course, int patient) {
      switch (patient) {
        case 3 -> {
          if (store.run(course, "confirm", (series, when) -> Offers.confirm((Running) series, POLICY, when)) instanceof Answer.Done) {
            totals.confirmed++;
          }
        }
        case 4 -> store.run(course, "decline", (series, when) -> Offers.decline((Running) series));
        default ->
            store.run(course, "time is over", (series, when) -> {
              Running running = (Running) series;
              return running.timers().stream()
                  .filter(timer -> timer.name().equals("offer-ends"))
                  .findFirst()
                  .map(timer -> Due.fired(running, timer, POLICY, when))
                  .orElseGet(() -> Decision.accept(series));
            });
      }
    }

    /** As soon as the session has a time, it is called off and its chair given back: often before the booker has confirmed it. */
    private void cancel(CourseRef course, int session) {
      for (int look = 0; look < 200; look++) {
        if (turns.step(() -> store.hasTime(course, session))) {
          store.run(course, "cancel", (series, when) -> Cancellations.cancel((Running) series, session, "PATIENT", POLICY, when));
          new Sweep((Courses) store, store, day -> {}).courses();
          totals.cancelled++;
          return;
        }
      }
    }

    private void sweepOften() {
      for (int i = 0; i < 4; i++) {
        turns.step(() -> store.sleep(Duration.ofSeconds(random.nextInt(4) == 0 ? 31 : 3)));
        Sweep sweep = new Sweep((Courses) store, store, day -> {});
        sweep.courses();
        sweep.days();
      }
    }

    /** The course is the truth: at no moment do two patients have the same chair. */
    private void afterEachStep() {
      Map<String, List<Held>> byDay = new HashMap<>();
      store.appointments().forEach((course, all) -> all.forEach(a -> byDay.computeIfAbsent(a.day("c1"), day -> new ArrayList<>()).add(new Held(course, a))));
      byDay.values().forEach(all -> all.forEach(one -> assertThat(all).as("seed %d", seed).noneMatch(other -> overlap(one, other))));
    }

    private record Held(String course, Appointment appointment) {}

    private static boolean overlap(Held one, Held other) {
      return !one.course.equals(other.course)
          && one.appointment.startsAt().isBefore(end(other.appointment))
          && other.appointment.startsAt().isBefore(end(one.appointment));
    }

    private static Instant end(Appointment appointment) {
      return appointment.startsAt().plus(Duration.ofMinutes(appointment.booking().slotMin()));
    }

    /** Everybody is dead or done; the sweep comes by after all holds have run out. */
    private void settle() {
      turns.free();
      store.sleep(Duration.ofMinutes(5));
      Sweep sweep = new Sweep((Courses) store, store, day -> {});
      sweep.courses();
      sweep.days();
      sweep.courses();
    }

    private void agree() {
      Set<String> truth = new HashSet<>();
      store.appointments().forEach((course, all) -> all.forEach(a -> truth.add(a.day("c1") + " " + course + " " + a.session() + " " + a.attempt() + " " + a.startsAt())));
      Set<String> days = new HashSet<>();
      for (SiteDay day : store.days.values()) {
        assertThat(day.held()).as("seed %d", seed).isEmpty();
        day.booked().forEach(t -> assertThat(days.add(day.id() + " " + t.courseId() + " " + t.session() + " " + t.attempt() + " " + t.slot().from())).isTrue());
      }
      assertThat(days).as("seed %d", seed).isEqualTo(truth);
      for (Running running : store.running()) {
        assertThat(running.attempt()).as("seed %d", seed).isNull();
        assertThat(running.toFree()).as("seed %d", seed).isEmpty();
        long without = running.sessions().stream().filter(session -> session.place().isEmpty()).count();
        boolean cancelled = store.cancelled.contains(running.course().courseId());
        assertThat(without).as("seed %d", seed).isIn(cancelled ? List.of(0L, 1L, (long) SESSIONS) : List.of(0L, (long) SESSIONS));
      }
    }
  }

  private static CourseRef course(int i) {
    return new CourseRef("c1", "course-" + i);
  }

  private record FixedClock() implements BusinessClock {
    @Override
    public Instant now(String clinic) {
      return NOW;
    }

    @Override
    public Instant reached(String clinic, Instant due) {
      return NOW;
    }

    @Override
    public List<Moment> moments() {
      return List.of(new Moment(null, NOW));
    }
  }

  /** Documents with versions. Reading and writing are steps of their own, so that anything may happen between them. */
  private static final class Store implements Courses, SiteDays {
    private final Turns turns;
    private final Totals totals;
    private final Map<CourseRef, Commands.Current<Series>> courses = new HashMap<>();
    private final Map<String, SiteDay> days = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private Instant time = Instant.parse("2026-02-27T14:00:00Z");

    Store(Turns turns, Totals totals) {
      this.turns = turns;
      this.totals = totals;
    }

    void open(CourseRef course) {
      Occurrence when = new Occurrence(course, "open", NOW, NOW);
      Series open = Plans.open(Series.initial(course), "bethesda", POLICY, when).state();
      courses.put(course, new Commands.Current<>(course, 1, Plans.adopt(open, PLAN, POLICY, when).state()));
    }

    private Commands.Current<Series> stored(CourseRef course) {
      return java.util.Objects.requireNonNull(courses.get(course));
    }

    boolean hasTime(CourseRef course, int session) {
      return ((Running) stored(course).state()).session(session).flatMap(Session::place).isPresent();
    }

    void sleep(Duration duration) {
      time = time.plus(duration);
    }

    List<Running> running() {
      return courses.values().stream().map(Commands.Current::state).map(Running.class::cast).toList();
    }

    Map<String, List<Appointment>> appointments() {
      Map<String, List<Appointment>> all = new HashMap<>();
      running().forEach(r -> all.put(r.course().courseId(), r.chairs().toList()));
      return all;
    }

    @Override
    public Optional<Commands.Current<Series>> current(CourseRef course) {
      return turns.step(() -> Optional.ofNullable(courses.get(course)));
    }

    @Override
    public Answer run(CourseRef course, String purpose, Command<Series> command) {
      while (true) {
        Commands.Current<Series> loaded = turns.step(() -> stored(course));
        String id = course.courseId() + "/v" + loaded.version();
        Decision<Series> decision = command.decide(loaded.state(), new Occurrence(course, id, NOW, NOW));
        if (decision.refusal() != null && decision.events().isEmpty()) {
          totals.attemptsGone += decision.refusal().code().equals(Bookings.GONE) ? 1 : 0;
          return new Answer.Refused(loaded.version(), decision.refusal());
        }
        boolean done =
            turns.step(
                () -> {
                  if (stored(course).version() != loaded.version()) {
                    totals.conflicts++;
                    return false;
                  }
                  courses.put(course, new Commands.Current<>(course, loaded.version() + 1, decision.state()));
                  if (purpose.equals("cancel")) {
                    cancelled.add(course.courseId());
                  }
                  return true;
                });
        if (done) {
          return new Answer.Done(loaded.version() + 1, List.of());
        }
      }
    }

    @Override
    public List<CourseRef> unsettled() {
      return turns.step(
          () -> running().stream().filter(r -> r.attempt() != null || !r.toFree().isEmpty()).map(Running::course).sorted((a, b) -> a.courseId().compareTo(b.courseId())).toList());
    }

    @Override
    public List<CourseRef> waiting(String clinic, String site) {
      return List.of();
    }

    @Override
    public Map<String, SiteDay> load(java.util.Collection<String> ids) {
      return turns.step(
          () -> {
            Map<String, SiteDay> loaded = new HashMap<>();
            ids.forEach(id -> loaded.put(id, days.getOrDefault(id, SiteDay.empty(id))));
            return loaded;
          });
    }

    @Override
    public boolean save(SiteDay changed) {
      return turns.step(
          () -> {
            SiteDay stored = days.getOrDefault(changed.id(), SiteDay.empty(changed.id()));
            if (stored.v() != changed.v()) {
              totals.conflicts++;
              return false;
            }
            days.put(changed.id(), new SiteDay(changed.id(), changed.v() + 1, changed.held(), changed.booked()));
            return true;
          });
    }

    @Override
    public List<SiteDay> withHoldsUntil(Instant before) {
      return turns.step(
          () -> days.values().stream().filter(day -> day.held().stream().anyMatch(taken -> expired(taken, before))).sorted((a, b) -> a.id().compareTo(b.id())).toList());
    }

    private static boolean expired(Taken taken, Instant before) {
      return taken.until() != null && taken.until().isBefore(before);
    }

    @Override
    public Instant databaseTime() {
      return turns.step(() -> time);
    }
  }
}
