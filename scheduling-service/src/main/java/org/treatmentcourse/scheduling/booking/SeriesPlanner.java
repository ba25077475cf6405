package org.treatmentcourse.scheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.booking.Proposal.Obstacle;
import org.treatmentcourse.scheduling.course.Spacing;

/**
 * Finds the earliest feasible series: the first session as early as it can be so that the rest still fits, then the second, and so on. Pure: the same
 * question has the same answer. One start per day is tried, the earliest or the one nearest to the wish: a later start on a day never helps the
 * session after it.
 */
final class SeriesPlanner {
  private static final int MOST_STEPS = 20_000;
  private static final int WEEK = 7;

  private final Ask ask;
  private final Dates dates;
  private final DayStarts starts;
  private final Set<DeadEnd> deadEnds = new HashSet<>();
  private int steps;
  private int stuckAt;
  private Obstacle why = Obstacle.CLOSED;

  private SeriesPlanner(Ask ask) {
    this.ask = ask;
    this.dates = new Dates(ask);
    this.starts = new DayStarts(ask);
  }

  static Proposal plan(Ask ask) {
    return new SeriesPlanner(ask).plan();
  }

  /** What the sessions still to place depend on. */
  private record DeadEnd(int index, @Nullable Instant lastDose, List<LocalDate> lastWeek) {}

  private Proposal plan() {
    Optional<List<Placement>> found = place(0, List.of());
    if (found.isPresent()) {
      return new Proposal.Found(found.get());
    }
    Obstacle obstacle = steps >= MOST_STEPS ? Obstacle.SEARCH_EXHAUSTED : why;
    return new Proposal.None(ask.toPlace().get(stuckAt), obstacle);
  }

  private Optional<List<Placement>> place(int index, List<Placement> chosen) {
    if (index == ask.toPlace().size()) {
      return Optional.of(chosen);
    }
    DeadEnd end = end(index, chosen);
    if (deadEnds.contains(end)) {
      return Optional.empty();
    }
    int session = ask.toPlace().get(index);
    List<Spacing.Dose> others = new ArrayList<>(ask.fixed());
    chosen.forEach(placement -> others.add(placement.dose()));
    Dates.Window window = dates.windowOf(session, others);
    if (window.dates().isEmpty()) {
      stuck(index, window.why());
    }
    for (LocalDate date : window.dates()) {
      if (steps++ >= MOST_STEPS) {
        return Optional.empty();
      }
      DayStarts.Search search = starts.on(date, session, others, window.overdue());
      search.obstacle().ifPresent(obstacle -> stuck(index, obstacle));
      if (search.found() != null) {
        List<Placement> more = new ArrayList<>(chosen);
        more.add(search.found());
        Optional<List<Placement>> rest = place(index + 1, more);
        if (rest.isPresent()) {
          return rest;
        }
      }
    }
    deadEnds.add(end);
    return Optional.empty();
  }

  private static DeadEnd end(int index, List<Placement> chosen) {
    if (chosen.isEmpty()) {
      return new DeadEnd(index, null, List.of());
    }
    Placement last = chosen.getLast();
    LocalDate weekAgo = last.date().minusDays(WEEK);
    List<LocalDate> recent = chosen.stream().map(Placement::date).filter(date -> date.isAfter(weekAgo)).toList();
    return new DeadEnd(index, last.slot().dose(), recent);
  }

  /** The session that got furthest is the one to name. */
  private void stuck(int index, Obstacle obstacle) {
    if (index > stuckAt) {
      stuckAt = index;
      why = obstacle;
    } else if (index == stuckAt && obstacle.compareTo(why) > 0) {
      why = obstacle;
    }
  }
}
