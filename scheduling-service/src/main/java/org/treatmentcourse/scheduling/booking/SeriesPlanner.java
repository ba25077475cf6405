package org.treatmentcourse.scheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.booking.Proposal.Obstacle;
import org.treatmentcourse.scheduling.course.Spacing;

/**
 * Finds the series with the fewest new times, and of these the earliest: the first session as early as it can be so that the rest still fits, then the
 * second, and so on. Sessions of a series are alike, so that an appointment counts as kept whichever of them it serves. Pure: the same question has the
 * same answer.
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
  private @Nullable LocalDate stuckOn;
  private Obstacle why = Obstacle.CLOSED;

  private SeriesPlanner(Ask ask) {
    this.ask = ask;
    this.dates = new Dates(ask);
    this.starts = new DayStarts(ask);
  }

  static Proposal plan(Ask ask) {
    return new SeriesPlanner(ask).plan();
  }

  /** Whether exactly these times can be had. */
  static Proposal check(Ask ask, List<Time> times) {
    return new SeriesPlanner(ask).check(times);
  }

  /** What the sessions still to place depend on. */
  private record DeadEnd(int index, int fresh, @Nullable Instant lastDose, List<LocalDate> lastWeek) {}

  private Proposal plan() {
    int all = ask.toPlace().size();
    for (int fresh = Math.max(0, all - ask.own().size()); fresh <= all; fresh++) {
      Optional<List<Placement>> found = place(0, List.of(), fresh);
      if (found.isPresent()) {
        return new Proposal.Found(found.get(), broken());
      }
    }
    return none(ask.toPlace().get(stuckAt));
  }

  private Proposal check(List<Time> times) {
    List<Placement> chosen = new ArrayList<>();
    for (Time time : times) {
      List<Spacing.Dose> others = others(chosen);
      Optional<Placement> candidate = starts.placement(time.session(), time.date(), time.start());
      boolean overdue = dates.isOverdue(time.session(), others);
      Optional<Obstacle> obstacle =
          candidate.isEmpty() ? Optional.of(Obstacle.DST_GAP) : starts.tooSoon(candidate.get()).or(() -> starts.obstacle(candidate.get(), others, overdue));
      if (obstacle.isPresent()) {
        return new Proposal.None(time.session(), time.date(), obstacle.get());
      }
      chosen.add(candidate.orElseThrow());
    }
    return new Proposal.Found(chosen, Map.of());
  }

  /** @param fresh how many new times may still be given */
  private Optional<List<Placement>> place(int index, List<Placement> chosen, int fresh) {
    int left = ask.toPlace().size() - index;
    if (left == 0) {
      return Optional.of(chosen);
    }
    DeadEnd end = end(index, chosen, fresh);
    if (ownAfter(chosen) < left - fresh || deadEnds.contains(end)) {
      return Optional.empty();
    }
    int session = ask.toPlace().get(index);
    List<Spacing.Dose> others = others(chosen);
    boolean overdue = dates.isOverdue(session, others);
    List<LocalDate> fromWish = dates.of(session, others);
    if (fromWish.isEmpty()) {
      stuck(index, null, Obstacle.MAX_GAP);
    }
    List<LocalDate> tried = new ArrayList<>(ask.own().stream().map(Placement::date).filter(date -> !fromWish.contains(date)).toList());
    tried.addAll(fromWish);
    for (LocalDate date : tried) {
      for (Placement own : ask.own()) {
        Placement kept = own.as(session);
        if (own.date().equals(date) && starts.obstacleToKeep(kept, others, overdue).isEmpty()) {
          Optional<List<Placement>> rest = place(index + 1, plus(chosen, kept), fresh);
          if (rest.isPresent()) {
            return rest;
          }
        }
      }
      if (fresh > 0 && fromWish.contains(date)) {
        if (steps++ >= MOST_STEPS) {
          return Optional.empty();
        }
        DayStarts.Search search = starts.on(date, session, others, overdue);
        if (search.found().isEmpty()) {
          stuck(index, date, search.obstacle());
        }
        for (Placement found : search.found()) {
          Optional<List<Placement>> rest = place(index + 1, plus(chosen, found), fresh - 1);
          if (rest.isPresent()) {
            return rest;
          }
        }
      }
    }
    deadEnds.add(end);
    return Optional.empty();
  }

  private List<Spacing.Dose> others(List<Placement> chosen) {
    List<Spacing.Dose> others = new ArrayList<>(ask.fixed());
    chosen.forEach(placement -> others.add(placement.dose()));
    return others;
  }

  private long ownAfter(List<Placement> chosen) {
    return ask.own().stream().filter(own -> chosen.isEmpty() || own.startsAt().isAfter(chosen.getLast().startsAt())).count();
  }

  private Map<Placement, Obstacle> broken() {
    Map<Placement, Obstacle> broken = new HashMap<>();
    ask.own().forEach(own -> starts.broken(own).ifPresent(obstacle -> broken.put(own, obstacle)));
    return broken;
  }

  private static List<Placement> plus(List<Placement> chosen, Placement one) {
    List<Placement> more = new ArrayList<>(chosen);
    more.add(one);
    return more;
  }

  private static DeadEnd end(int index, List<Placement> chosen, int fresh) {
    if (chosen.isEmpty()) {
      return new DeadEnd(index, fresh, null, List.of());
    }
    Placement last = chosen.getLast();
    LocalDate weekAgo = last.date().minusDays(WEEK);
    List<LocalDate> recent = chosen.stream().map(Placement::date).filter(date -> date.isAfter(weekAgo)).toList();
    return new DeadEnd(index, fresh, last.slot().dose(), recent);
  }

  /** The session that got furthest is the one to name, and the most telling obstacle where it was met first. */
  private void stuck(int index, @Nullable LocalDate date, Obstacle obstacle) {
    if (index > stuckAt || (index == stuckAt && obstacle.compareTo(why) > 0) || stuckOn == null) {
      stuckAt = index;
      stuckOn = date;
      why = obstacle;
    }
  }

  private Proposal none(int session) {
    return new Proposal.None(session, stuckOn, steps >= MOST_STEPS ? Obstacle.SEARCH_EXHAUSTED : why);
  }
}
