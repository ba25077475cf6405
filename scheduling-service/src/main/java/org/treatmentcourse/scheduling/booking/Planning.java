package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.course.Blocks;
import org.treatmentcourse.scheduling.course.Booked;
import org.treatmentcourse.scheduling.course.Planned;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Session;
import org.treatmentcourse.scheduling.course.Spacing;

/** From a wish to a question for the planner, over snapshots of the days it may touch. */
final class Planning {
  private final SiteDays days;

  Planning(SiteDays days) {
    this.days = days;
  }

  /** What came of it: times, or a no. */
  sealed interface Result {
    record Times(List<Placement> placements, RouteTimes route) implements Result {
      public Times {
        placements = List.copyOf(placements);
      }
    }

    record No(Refusal refusal) implements Result {}
  }

  Result plan(Running running, Request request, Place place, SchedulingPolicy policy, Instant now) {
    Optional<Refusal> block = Blocks.ofBooking(running);
    if (block.isPresent()) {
      return new Result.No(block.get());
    }
    Plan plan = Objects.requireNonNull(running.known().plan());
    RouteTimes route = policy.routes().get(plan.route());
    if (route == null) {
      return no("ROUTE_UNKNOWN", "no chair times are known for route " + plan.route());
    }
    List<Integer> open = open(running, request);
    if (open.isEmpty()) {
      return request.session() == null
          ? no("NOTHING_TO_BOOK", "every session of the plan has a time")
          : no("SESSION_NOT_OPEN", "session " + request.session() + " is not in the plan, or has begun");
    }
    Map<LocalDate, SiteDay> snapshots = snapshots(place, plan, request.wishes(), open.size(), policy, now);
    Ask ask = ask(running, plan, route, open, request, place, policy, now, snapshots);
    Proposal proposal = SeriesPlanner.plan(ask);
    if (proposal instanceof Proposal.None && request.session() == null) {
      // A session that lost its time may have to go before ones that still have theirs: the later ones move.
      List<Integer> all = withLater(running, open.getFirst());
      proposal = all.equals(open) ? proposal : SeriesPlanner.plan(ask(running, plan, route, all, request, place, policy, now, snapshots));
    }
    return switch (proposal) {
      case Proposal.Found found -> new Result.Times(found.placements(), route);
      case Proposal.None none -> no(none.why().name(), "no time for session " + none.session() + ": " + none.why().text());
    };
  }

  private static Ask ask(
      Running running,
      Plan plan,
      RouteTimes route,
      List<Integer> toPlace,
      Request request,
      Place place,
      SchedulingPolicy policy,
      Instant now,
      Map<LocalDate, SiteDay> snapshots) {
    List<Spacing.Dose> fixed = Spacing.givenAndBooked(running).stream().filter(dose -> !toPlace.contains(dose.number())).toList();
    return new Ask(
        running.course().courseId(),
        plan,
        route,
        toPlace,
        fixed,
        request.wishes(),
        place,
        policy,
        now,
        date -> snapshots.getOrDefault(date, SiteDay.empty(place.day(date)).staffed(place.chairs(), place.nurses())));
  }

  private static List<Integer> open(Running running, Request request) {
    Integer only = request.session();
    return running.sessions().stream()
        .filter(session -> only == null ? session instanceof Planned : session.number() == only && open(session))
        .map(Session::number)
        .toList();
  }

  private static List<Integer> withLater(Running running, int first) {
    return running.sessions().stream().filter(session -> session.number() >= first && open(session)).map(Session::number).toList();
  }

  private static boolean open(Session session) {
    return session instanceof Planned || session instanceof Booked;
  }

  /** One read for every day the search may reach; a day beyond is looked at when its chair is taken. */
  private Map<LocalDate, SiteDay> snapshots(Place place, Plan plan, Wishes wishes, int sessions, SchedulingPolicy policy, Instant now) {
    LocalDate first = place.dateOf(now);
    LocalDate from = wishes.from() != null && wishes.from().isAfter(first) ? wishes.from() : first;
    long span = policy.booking().horizonDays() + (long) sessions * plan.maxGapDays() + Duration.ofHours(policy.booking().leadHours()).toDays() + 1;
    List<LocalDate> dates = new ArrayList<>();
    for (LocalDate date = first; date.isBefore(from.plusDays(span)); date = date.plusDays(1)) {
      if (place.hours().days().contains(date.getDayOfWeek())) {
        dates.add(date);
      }
    }
    Map<String, SiteDay> loaded = days.load(dates.stream().map(place::day).toList());
    Map<LocalDate, SiteDay> byDate = new HashMap<>();
    for (LocalDate date : dates) {
      SiteDay day = loaded.getOrDefault(place.day(date), SiteDay.empty(place.day(date)));
      byDate.put(date, day.staffed(place.chairs(), place.nurses()));
    }
    return byDate;
  }

  private static Result no(String code, String message) {
    return new Result.No(Refusal.of(code, message));
  }
}
