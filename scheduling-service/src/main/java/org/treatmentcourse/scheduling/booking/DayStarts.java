package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.booking.Proposal.Obstacle;
import org.treatmentcourse.scheduling.capacity.Capacity;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.course.Spacing;

/** At what time of a day a session fits. */
final class DayStarts {
  private static final int MINUTES_PER_DAY = 24 * 60;

  private final Ask ask;
  private final Instant soonest;

  DayStarts(Ask ask) {
    this.ask = ask;
    this.soonest = ask.now().plus(ask.wishes().exactly() ? Duration.ZERO : Duration.ofHours(ask.policy().booking().leadHours()));
  }

  /** @param obstacle the most telling one that was met, also where a later start was found */
  record Search(@Nullable Placement found, Optional<Obstacle> obstacle) {}

  Search on(LocalDate date, int session, List<Spacing.Dose> others, boolean overdue) {
    Place place = ask.place();
    boolean wished = ask.wishes().weekdays().isEmpty() || ask.wishes().weekdays().contains(date.getDayOfWeek());
    if (!wished || !place.hours().days().contains(date.getDayOfWeek())) {
      return new Search(null, Optional.of(Obstacle.CLOSED));
    }
    SiteDay day = ask.days().apply(date);
    Obstacle worst = Obstacle.CLOSED;
    for (LocalTime time : times()) {
      Placement candidate = placement(session, date, time);
      Optional<Obstacle> obstacle = candidate == null ? Optional.of(Obstacle.DST_GAP) : obstacle(candidate, others, overdue, day);
      if (obstacle.isEmpty()) {
        return new Search(candidate, Optional.empty());
      }
      worst = obstacle.get().compareTo(worst) > 0 ? obstacle.get() : worst;
    }
    return new Search(null, Optional.of(worst));
  }

  private @Nullable Placement placement(int session, LocalDate date, LocalTime time) {
    Optional<Instant> at = ask.place().instant(date, time);
    return at.isEmpty() ? null : new Placement(session, date, time, Slot.of(at.get(), ask.times(), ask.plan().durationMin()));
  }

  private Optional<Obstacle> obstacle(Placement candidate, List<Spacing.Dose> others, boolean overdue, SiteDay day) {
    Place place = ask.place();
    Instant lastEnd = place.closing(candidate.date()).minus(Duration.ofMinutes(ask.policy().site().closingBufferMin()));
    if (candidate.start().isBefore(place.hours().opens()) || candidate.slot().to().isAfter(lastEnd)) {
      return Optional.of(Obstacle.CLOSED);
    }
    if (candidate.startsAt().isBefore(soonest)) {
      return Optional.of(Obstacle.TOO_SOON);
    }
    Optional<Spacing.Violation> violation = Spacing.tooClose(ask.plan(), others, candidate.dose());
    if (violation.isPresent()) {
      return Optional.of(Obstacle.valueOf(violation.get().name()));
    }
    if (!overdue && tooFarFromTheNext(candidate, others)) {
      return Optional.of(Obstacle.MAX_GAP);
    }
    return Capacity.shortage(day, candidate.slot(), ask.courseId(), ask.policy().site()).map(shortage -> Obstacle.valueOf(shortage.name()));
  }

  private boolean tooFarFromTheNext(Placement candidate, List<Spacing.Dose> others) {
    return others.stream()
        .filter(dose -> dose.number() > candidate.session())
        .min(Comparator.comparing(Spacing.Dose::number))
        .filter(next -> Spacing.tooFar(ask.plan(), candidate.date(), next.date()))
        .isPresent();
  }

  private List<LocalTime> times() {
    LocalTime wish = ask.wishes().time();
    if (wish != null && ask.wishes().exactly()) {
      return List.of(wish);
    }
    List<LocalTime> times = new ArrayList<>();
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
    if (wish != null) {
      times.sort(Comparator.comparing(time -> Duration.between(wish, time).abs()));
    }
    return times;
  }
}
