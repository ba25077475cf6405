package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.course.Blocks;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Spacing;

/** From a wish to a question for the planner, over snapshots of the days it may touch. */
final class Planning {
  private final SiteDays days;

  Planning(SiteDays days) {
    this.days = days;
  }

  /** What came of it: times, or a no. */
  sealed interface Result {
    /**
     * @param placements those that differ from what the sessions have now
     * @param before times that the sessions have now
     * @param broken why some of them can't stay
     */
    record Times(List<Placement> placements, List<Placement> before, Map<Placement, Proposal.Obstacle> broken, RouteTimes route) implements Result {
      public Times {
        placements = List.copyOf(placements);
        before = List.copyOf(before);
        broken = Map.copyOf(broken);
      }

      /** Appointments of the patient that are given up. */
      public List<Placement> lost() {
        return before.stream().filter(old -> taken(old) && placements.stream().noneMatch(place -> place.as(0).equals(old.as(0)))).toList();
      }

      private boolean taken(Placement old) {
        return placements.stream().anyMatch(place -> place.session() == old.session());
      }
    }

    record No(Refusal refusal) implements Result {}
  }

  Result plan(Running running, Request request, Place place, SchedulingPolicy policy, Instant now) {
    Optional<Refusal> block = Blocks.ofBooking(running, policy, now);
    if (block.isPresent()) {
      return new Result.No(block.get());
    }
    Plan plan = Objects.requireNonNull(running.known().plan());
    RouteTimes route = policy.routes().get(policy.kind(plan));
    if (route == null) {
      return no("ROUTE_UNKNOWN", "no chair times are known for " + policy.kind(plan));
    }
    Question question = Question.of(running, request, plan, route, now);
    if (question.unknown() != null) {
      String never = request instanceof Request.Move ? ", or never had a time" : "";
      return no("SESSION_NOT_OPEN", "session " + question.unknown() + " is not in the plan, or has begun" + never);
    }
    Map<LocalDate, SiteDay> snapshots = snapshots(place, plan, request, question, policy, now);
    Ask ask = ask(running, plan, route, question, request, place, policy, now, snapshots);
    Proposal proposal = request instanceof Request.Exactly exactly ? SeriesPlanner.check(ask, exactly.times()) : SeriesPlanner.plan(ask);
    return switch (proposal) {
      case Proposal.None none -> no(none.why().name(), none.text());
      case Proposal.Found found -> {
        List<Placement> changed = found.placements().stream().filter(placement -> !question.current().contains(placement)).toList();
        yield changed.isEmpty() ? no("NOTHING_TO_BOOK", "nothing would change: every session has its time") : new Result.Times(changed, question.current(), found.broken(), route);
      }
    };
  }

  private static Ask ask(
      Running running,
      Plan plan,
      RouteTimes route,
      Question question,
      Request request,
      Place place,
      SchedulingPolicy policy,
      Instant now,
      Map<LocalDate, SiteDay> snapshots) {
    List<Spacing.Dose> fixed = Spacing.givenAndBooked(running).stream().filter(dose -> !question.toPlace().contains(dose.number())).toList();
    return new Ask(
        running.course().courseId(),
        plan,
        route,
        question.toPlace(),
        question.own(),
        fixed,
        wishes(request),
        running.available(),
        place,
        policy,
        now,
        request instanceof Request.Exactly ? Duration.ZERO : Duration.ofHours(policy.booking().leadHours()),
        running.known().eligibleUntil(),
        date -> snapshots.getOrDefault(date, SiteDay.empty(place.day(date))));
  }

  private static Wishes wishes(Request request) {
    return switch (request) {
      case Request.Fill fill -> fill.wishes();
      case Request.Move move -> move.wishes();
      case Request.Exactly exactly -> Wishes.earliest();
    };
  }

  /** One read for every day the search may reach. */
  private Map<LocalDate, SiteDay> snapshots(Place place, Plan plan, Request request, Question question, SchedulingPolicy policy, Instant now) {
    if (request instanceof Request.Exactly exactly) {
      return snapshots(place, exactly.times().stream().map(Time::date).distinct().toList());
    }
    LocalDate first = place.dateOf(now);
    LocalDate wished = wishes(request).from();
    LocalDate from = wished != null && wished.isAfter(first) ? wished : first;
    long span = policy.booking().horizonDays() + (long) question.toPlace().size() * plan.maxGapDays() + Duration.ofHours(policy.booking().leadHours()).toDays() + 1;
    Stream<LocalDate> open = first.datesUntil(from.plusDays(span)).filter(date -> place.hours().days().contains(date.getDayOfWeek()));
    return snapshots(place, Stream.concat(open, question.own().stream().map(Placement::date)).distinct().toList());
  }

  private Map<LocalDate, SiteDay> snapshots(Place place, List<LocalDate> dates) {
    Map<String, SiteDay> loaded = days.load(dates.stream().map(place::day).toList());
    Map<LocalDate, SiteDay> byDate = new HashMap<>();
    dates.forEach(date -> byDate.put(date, loaded.getOrDefault(place.day(date), SiteDay.empty(place.day(date)))));
    return byDate;
  }

  private static Result no(String code, String message) {
    return new Result.No(Refusal.of(code, message));
  }
}
