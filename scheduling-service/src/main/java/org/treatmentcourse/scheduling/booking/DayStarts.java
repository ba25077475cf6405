package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.treatmentcourse.scheduling.booking.Proposal.Obstacle;
import org.treatmentcourse.scheduling.capacity.Capacity;
import org.treatmentcourse.scheduling.capacity.Cover;
import org.treatmentcourse.scheduling.capacity.Displaced;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Spacing;

/** At what time of a day a session fits. */
final class DayStarts {
  private static final int MINUTES_PER_DAY = 24 * 60;

  private final Ask ask;
  private final Map<LocalDate, Cover> covers = new HashMap<>();
  private final Map<LocalDate, Map<Taken, Capacity.Shortage>> displaced = new HashMap<>();
  private final List<LocalTime> grid;

  DayStarts(Ask ask) {
    this.ask = ask;
    this.grid = grid();
  }

  /** @param obstacle the most telling one that was met */
  record Search(List<Placement> found, Obstacle obstacle) {
    Search {
      found = List.copyOf(found);
    }
  }

  /** The start nearest to the wish, then the earliest: no other leaves more room to the sessions after it. */
  Search on(LocalDate date, int session, List<Spacing.Dose> others, boolean overdue) {
    boolean wished = ask.wishes().weekdays().isEmpty() || ask.wishes().weekdays().contains(date.getDayOfWeek());
    if (!wished || !ask.place().hours().days().contains(date.getDayOfWeek())) {
      return new Search(List.of(), Obstacle.CLOSED);
    }
    Obstacle worst = Obstacle.CLOSED;
    List<Placement> fits = new ArrayList<>();
    for (LocalTime time : grid) {
      Optional<Placement> candidate = placement(session, date, time);
      Optional<Obstacle> obstacle =
          candidate.isEmpty() ? Optional.of(Obstacle.DST_GAP) : tooSoon(candidate.get()).or(() -> obstacle(candidate.get(), others, overdue));
      if (obstacle.isEmpty()) {
        fits.add(candidate.get());
        if (ask.wishes().time() == null) {
          break;
        }
      } else if (obstacle.get().compareTo(worst) > 0) {
        worst = obstacle.get();
      }
    }
    return new Search(bestOf(fits), worst);
  }

  private List<Placement> bestOf(List<Placement> fits) {
    LocalTime wish = ask.wishes().time();
    if (fits.size() < 2 || wish == null) {
      return fits;
    }
    Placement nearest = fits.stream().min(Comparator.comparing(placement -> Duration.between(wish, placement.start()).abs())).orElseThrow();
    return nearest.equals(fits.getFirst()) ? List.of(nearest) : List.of(nearest, fits.getFirst());
  }

  /** Empty for a wall time that the clock leaps over. */
  Optional<Placement> placement(int session, LocalDate date, LocalTime time) {
    return ask.place().instant(date, time).map(at -> new Placement(session, date, time, Slot.of(at, ask.times(), ask.plan().durationMin())));
  }

  Optional<Obstacle> tooSoon(Placement candidate) {
    return candidate.startsAt().isBefore(ask.now().plus(ask.lead())) ? Optional.of(Obstacle.TOO_SOON) : Optional.empty();
  }

  /** What stands in the way of a new time. */
  Optional<Obstacle> obstacle(Placement candidate, List<Spacing.Dose> others, boolean overdue) {
    return unfit(candidate).or(() -> apart(candidate, others, overdue)).or(() -> shortage(candidate));
  }

  /** What stands in the way of a time that the patient has already, for another session of theirs or the same. */
  Optional<Obstacle> obstacleToKeep(Placement own, List<Spacing.Dose> others, boolean overdue) {
    return broken(own).or(() -> apart(own, others, overdue));
  }

  /** Why a time that the patient has can't stay, whatever the others do. */
  Optional<Obstacle> broken(Placement own) {
    return unfit(own).or(() -> displaced(own));
  }

  private Optional<Obstacle> unfit(Placement candidate) {
    if (closed(candidate)) {
      return Optional.of(Obstacle.CLOSED);
    }
    if (ask.eligibleUntil() != null && !candidate.slot().dose().isBefore(ask.eligibleUntil())) {
      return Optional.of(Obstacle.ELIGIBILITY_ENDS);
    }
    if (ask.times().rems() && !ask.place().isCertified(candidate.date())) {
      return Optional.of(Obstacle.NOT_CERTIFIED);
    }
    LocalTime leaves = LocalTime.ofInstant(candidate.slot().turnover(), ask.place().zone());
    return ask.available().allows(candidate.date(), candidate.start(), leaves) ? Optional.empty() : Optional.of(Obstacle.PATIENT_AWAY);
  }

  private Optional<Obstacle> apart(Placement candidate, List<Spacing.Dose> others, boolean overdue) {
    Optional<Spacing.Violation> violation = Spacing.tooClose(ask.plan(), others, candidate.dose());
    if (violation.isPresent()) {
      return violation.map(found -> Obstacle.valueOf(found.name()));
    }
    return !overdue && tooFar(candidate, others) ? Optional.of(Obstacle.MAX_GAP) : Optional.empty();
  }

  private Optional<Obstacle> shortage(Placement candidate) {
    SiteDay day = ask.days().apply(candidate.date());
    return Capacity.shortage(day, cover(candidate.date()), candidate.slot(), ask.courseId(), ask.policy().site()).map(DayStarts::obstacle);
  }

  private Optional<Obstacle> displaced(Placement own) {
    return displaced
        .computeIfAbsent(own.date(), date -> Displaced.of(ask.days().apply(date), cover(date), ask.policy().site()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().courseId().equals(ask.courseId()) && entry.getKey().slot().equals(own.slot()))
        .map(entry -> obstacle(entry.getValue()))
        .findFirst();
  }

  private static Obstacle obstacle(Capacity.Shortage shortage) {
    return Obstacle.valueOf(shortage.name());
  }

  private Cover cover(LocalDate date) {
    return covers.computeIfAbsent(date, day -> ask.place().cover(day, ask.policy().site()));
  }

  private boolean closed(Placement candidate) {
    Place place = ask.place();
    Instant closing = place.closing(candidate.date());
    return !place.hours().days().contains(candidate.date().getDayOfWeek())
        || candidate.start().isBefore(place.hours().opens())
        || candidate.slot().to().isAfter(closing.minus(Duration.ofMinutes(ask.policy().site().closingBufferMin())))
        || candidate.slot().dose().isAfter(closing.minus(Duration.ofMinutes(ask.times().doseBeforeClosingMin())));
  }

  private boolean tooFar(Placement candidate, List<Spacing.Dose> others) {
    return Dates.before(candidate.session(), others).filter(before -> Spacing.tooFar(ask.plan(), before.date(), candidate.date())).isPresent()
        || Dates.after(candidate.session(), others).filter(after -> Spacing.tooFar(ask.plan(), candidate.date(), after.date())).isPresent();
  }

  /** Ascending. */
  private List<LocalTime> grid() {
    List<LocalTime> times = new ArrayList<>();
    LocalTime wish = ask.wishes().time();
    if (wish != null) {
      times.add(wish);
    }
    int opens = ask.place().hours().opens().toSecondOfDay() / 60;
    for (int minute = opens; minute < MINUTES_PER_DAY; minute += ask.policy().site().gridMin()) {
      LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
      if (time.isBefore(ask.place().hours().closes()) && !time.equals(wish)) {
        times.add(time);
      }
    }
    times.sort(Comparator.naturalOrder());
    return times;
  }
}
