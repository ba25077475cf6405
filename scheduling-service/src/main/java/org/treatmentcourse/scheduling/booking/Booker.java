package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.Outage;
import org.treatmentcourse.scheduling.capacity.Capacity;
import org.treatmentcourse.scheduling.capacity.Cover;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Appointment;
import org.treatmentcourse.scheduling.course.Attempt;
import org.treatmentcourse.scheduling.course.Bookings;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;

/**
 * Books sessions all or nothing, over one course document and several days, without a transaction (ARCHITECTURE section 4): the course names its
 * attempt, the days hold chairs for it, the course commits the bookings, the days confirm. Dying at any step leaves something that {@link Sweep} ends.
 */
public final class Booker {
  private static final int TRIES = 5;

  private final Courses courses;
  private final SiteDays days;
  private final Planning planning;
  private final Settler settler;
  private final BusinessClock clock;
  private final Duration hold;
  private final AtomicInteger atWork = new AtomicInteger();

  /** @param hold how long chairs are held, database time; a booking takes milliseconds */
  public Booker(StoredCourses courses, SiteDays days, BusinessClock clock, Duration hold) {
    this((Courses) courses, days, clock, hold);
  }

  Booker(Courses courses, SiteDays days, BusinessClock clock, Duration hold) {
    this.courses = courses;
    this.days = days;
    this.planning = new Planning(days);
    this.settler = new Settler(courses, days);
    this.clock = clock;
    this.hold = hold;
  }

  public boolean busy() {
    return atWork.get() > 0;
  }

  /** What the course does with chairs that are held: it books them, or keeps them for the patient. */
  @FunctionalInterface
  public interface Finish {
    Decision<Series> decide(Running running, String attempt, List<Appointment> appointments, SchedulingPolicy policy, Occurrence when);
  }

  /**
   * @param commit runs the commit that answers the request
   * @return what that commit answered, or why it never came to it
   * @throws Outage if another booking of this course is under way, or others were faster every time; nothing was booked
   */
  public Commands.Answer book(
      CourseRef course, Request request, Place place, SchedulingPolicy policy, Finish finish, Function<Command<Series>, Commands.Answer> commit) {
    atWork.incrementAndGet();
    try {
      for (int tries = 0; tries < TRIES; tries++) {
        Optional<Commands.Answer> answer = attempt(course, request, place, policy, finish, commit);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
      throw new Outage("other bookings were faster every time; try again");
    } finally {
      atWork.decrementAndGet();
    }
  }

  /** Empty if somebody else took a chair in between: then the days look different, and are planned anew. */
  private Optional<Commands.Answer> attempt(
      CourseRef course, Request request, Place place, SchedulingPolicy policy, Finish finish, Function<Command<Series>, Commands.Answer> commit) {
    Optional<Commands.Current<Series>> current = courses.current(course);
    if (current.isEmpty() || !(current.get().state() instanceof Running running)) {
      return Optional.of(new Commands.Answer.NotFound());
    }
    Planning.Result result = planning.plan(running, request, place, policy, clock.now(course.clinic()));
    if (result instanceof Planning.Result.No(Refusal refusal)) {
      return Optional.of(refused(current.get().version(), refusal));
    }
    Planning.Result.Times times = (Planning.Result.Times) result;
    Begun begun = begin(course, running, times.placements(), place);
    if (begun.attempt() == null) {
      return notBegun(begun.answer());
    }
    String attempt = begun.attempt().id();
    Optional<Commands.Answer> answer = Optional.empty();
    if (times.placements().stream().allMatch(placement -> held(course, begun.attempt(), placement, place, policy))) {
      List<Appointment> appointments = times.placements().stream().map(found -> found.under(attempt, place, times.route().prepMin())).toList();
      answer = Optional.of(commit.apply((state, when) -> finish.decide((Running) state, attempt, appointments, policy, when)));
    }
    settler.settle(course, attempt, begun.attempt().days());
    return answer.filter(given -> !isOvertaken(given));
  }

  /** Another booker of this course may die in the middle; whoever asks again later finds its remains gone. */
  private static Optional<Commands.Answer> notBegun(Commands.Answer answer) {
    if (refusedWith(answer, Bookings.IN_PROGRESS)) {
      throw new Outage("another booking of this course is under way; try again");
    }
    return Optional.of(answer).filter(given -> !isOvertaken(given));
  }

  /** The series or the attempt changed while chairs were held: that is no answer, it is planned anew. */
  private static boolean isOvertaken(Commands.Answer answer) {
    return refusedWith(answer, Bookings.GONE) || refusedWith(answer, Bookings.CHANGED);
  }

  private static boolean refusedWith(Commands.Answer answer, String code) {
    return answer instanceof Commands.Answer.Refused refused && refused.refusal().code().equals(code);
  }

  private record Begun(@Nullable Attempt attempt, Commands.Answer answer) {}

  /** Step 1. The id is that of the commit, so that no two attempts share one. */
  private Begun begin(CourseRef course, Running planned, List<Placement> placements, Place place) {
    Instant until = days.databaseTime().plus(hold);
    List<String> dayIds = placements.stream().map(placement -> place.day(placement.date())).distinct().toList();
    AtomicReference<@Nullable Attempt> last = new AtomicReference<>();
    Commands.Answer answer =
        courses.run(
            course,
            "begin booking",
            (state, when) -> {
              Attempt attempt = new Attempt(when.id(), dayIds, until);
              last.set(attempt);
              return Bookings.begin((Running) state, planned.sessions(), attempt);
            });
    return new Begun(answer instanceof Commands.Answer.Done ? Objects.requireNonNull(last.get()) : null, answer);
  }

  /** Step 2, for one session: checked against the day as it is in the very write that takes the chair. */
  private boolean held(CourseRef course, Attempt attempt, Placement placement, Place place, SchedulingPolicy policy) {
    Cover cover = place.cover(placement.date(), policy.site());
    while (true) {
      SiteDay day = days.load(place.day(placement.date()));
      if (day.holds(attempt.id(), placement.session())) {
        return true;
      }
      if (Capacity.shortage(day, cover, placement.slot(), course.courseId(), policy.site()).isPresent()) {
        return false;
      }
      Taken taken = new Taken(attempt.id(), course.courseId(), placement.session(), placement.slot(), attempt.until());
      if (days.save(day.holding(taken))) {
        return true;
      }
    }
  }

  private static Commands.Answer refused(long version, Refusal refusal) {
    return new Commands.Answer.Refused(version, refusal);
  }
}
