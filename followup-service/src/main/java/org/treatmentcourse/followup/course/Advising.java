package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.SafetyDomain;
import org.treatmentcourse.contracts.FollowupEvent.Situation;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Choice;

/**
 * The decision table after an induction and the titration of a maintenance (DOMAIN 6.3, 6.4): the most urgent finding that nobody has decided on yet.
 * It is read off the facts as they are, so it doesn't matter in which order they came. Proved in {@code AdvisingTest} and {@code AnyOrderTest}.
 *
 * <p>A high risk of suicide needs no recommendation: no dose is possible until a person has disposed of it.
 *
 * @param episode absent without a baseline or a reading
 */
record Advising(Chart chart, Series.Course plan, @Nullable Episode episode, FollowupPolicy policy) {

  /** Empty without a plan. */
  static Optional<Finding> of(Chart chart, @Nullable Episode episode, FollowupPolicy policy) {
    Series.Course plan = chart.series().plan();
    return plan == null ? Optional.empty() : new Advising(chart, plan, episode, policy).mostUrgent();
  }

  private Optional<Finding> mostUrgent() {
    Stream<Supplier<Optional<Finding>>> harm = Stream.of(SafetyDomain.values()).map(domain -> () -> harm(domain));
    Stream<Supplier<Optional<Finding>>> others =
        Stream.of(this::lost, this::relapse, this::suspicion, this::intolerance, this::point, this::turn);
    return Stream.concat(Stream.concat(Stream.of(this::worsening), harm), others)
        .flatMap(finding -> finding.get().stream())
        .filter(finding -> !finding.options().isEmpty() && !chart.outlook().hasDecided(finding))
        .findFirst();
  }

  private Optional<Finding> worsening() {
    Episode now = episode;
    if (now == null || now.response() != Response.WORSENING) {
      return Optional.empty();
    }
    String began = Ids.first(began(now).id());
    List<String> reasons = List.of(Outcomes.tierRose(chart, now.baseline(), now.last(), policy) ? "RISK_TIER_ROSE" : "SCORE_ROSE", "WORSENING");
    Optional<Integer> shorter = plan.phase() == Phase.MAINTENANCE ? Rhythm.shorter(plan, policy) : Optional.empty();
    return found(Finding.Kind.WORSENING, began, Situation.WORSENING, shorter, reasons, List.of(now.baseline(), now.last()));
  }

  /** While the plan is suspended nothing has to be held. */
  private Optional<Finding> harm(SafetyDomain domain) {
    return mayDose() ? Safety.hit(chart, policy, domain).flatMap(hit -> harm(domain, hit)) : Optional.empty();
  }

  private Optional<Finding> harm(SafetyDomain domain, Safety.Hit hit) {
    String name = domain.name();
    List<Option> options = options(Situation.valueOf(name), Optional.empty());
    List<String> reasons = List.of("SAFETY", hit.signal().of());
    return Optional.of(new Finding(Finding.Kind.valueOf(name), hit.sign().id(), Situation.valueOf(name), options, reasons, List.of(hit.sign().id())));
  }

  private Optional<Finding> lost() {
    Signs.Contact contact = chart.signs().contact();
    return contact == null || !contact.lost() || !mayDose()
        ? Optional.empty()
        : found(
            Finding.Kind.LOST, String.valueOf(contact.heardAt().getEpochSecond()), Situation.LOST, Optional.empty(), List.of("NOT_HEARD_FROM"), List.of());
  }

  private Optional<Finding> relapse() {
    return Optional.ofNullable(episode)
        .map(Episode::confirmed)
        .filter(confirmed -> mayDose() && !isInInduction())
        .flatMap(
            confirmed ->
                found(
                    Finding.Kind.RELAPSE,
                    Ids.first(confirmed.first().id()),
                    Situation.RELAPSE_CONFIRMED,
                    Rhythm.shorter(plan, policy),
                    List.of(confirmed.recurrence() ? "RECURRENCE" : "RELAPSE_CONFIRMED"),
                    List.of(confirmed.first(), confirmed.second())));
  }

  private Optional<Finding> suspicion() {
    return Optional.ofNullable(episode)
        .filter(now -> now.confirmed() == null && mayDose() && !isInInduction())
        .map(Episode::suspected)
        .flatMap(
            suspect ->
                found(
                    Finding.Kind.SUSPICION,
                    Ids.first(suspect.id()),
                    Situation.RELAPSE_SUSPECTED,
                    Rhythm.shorter(plan, policy),
                    List.of("RELAPSE_SUSPECTED"),
                    List.of(suspect)));
  }

  private Optional<Finding> intolerance() {
    List<Integer> sessions = chart.series().intolerances();
    if (sessions.isEmpty() || !mayDose() || !chart.series().hasSessionsLeft()) {
      return Optional.empty();
    }
    Situation situation = sessions.size() > 1 ? Situation.INTOLERANCE_AGAIN : Situation.INTOLERANCE;
    return found(
        Finding.Kind.INTOLERANCE, String.valueOf(sessions.getLast()), situation, Optional.empty(), List.of("DOSE_NOT_TOLERATED"), List.of());
  }

  /** A review point of the induction. */
  private Optional<Finding> point() {
    Optional<Series.Done> last = chart.series().last();
    if (episode == null || last.isEmpty() || plan.phase() != Phase.INDUCTION || !mayDose()) {
      return Optional.empty();
    }
    return chart.series().hasSessionsLeft() ? early(episode) : end(episode, last.get());
  }

  /** An induction that was begun again is looked at when it is over. */
  private Optional<Finding> early(Episode now) {
    int after = policy.response().reviewAfterSessions();
    boolean due = chart.series().completedSo(after).filter(at -> now.last().at().isAfter(at)).isPresent();
    if (!due || chart.outlook().reinducedAt() != null) {
      return Optional.empty();
    }
    return switch (now.response()) {
      case REMISSION -> early(Finding.Kind.REMISSION, Ids.first(began(now).id()), Situation.EARLY_REMISSION, now);
      case RESPONSE -> early(Finding.Kind.REVIEW, String.valueOf(after), Situation.EARLY_RESPONSE, now);
      case PARTIAL -> early(Finding.Kind.REVIEW, String.valueOf(after), Situation.EARLY_PARTIAL, now);
      case NON_RESPONSE -> early(Finding.Kind.REVIEW, String.valueOf(after), Situation.EARLY_NON_RESPONSE, now);
      case WORSENING -> Optional.empty();
    };
  }

  private Optional<Finding> early(Finding.Kind kind, String about, Situation situation, Episode now) {
    List<String> reasons = List.of("REVIEW_POINT", now.response().name());
    return found(kind, about, situation, Rhythm.shortest(plan, policy), reasons, List.of(now.baseline(), now.last()));
  }

  private Optional<Finding> end(Episode now, Series.Done last) {
    if (last.phase() != Phase.INDUCTION || !last.endsItsPlan() || !now.last().at().isAfter(last.at())) {
      return Optional.empty();
    }
    Instant held = now.sustainedSince();
    Optional<Situation> situation =
        switch (now.response()) {
          case REMISSION -> Optional.of(held == null ? Situation.RESPONSE : Situation.REMISSION_SUSTAINED);
          case RESPONSE -> Optional.of(Situation.RESPONSE);
          case PARTIAL -> Optional.of(Situation.PARTIAL);
          case NON_RESPONSE -> Optional.of(Situation.NON_RESPONSE);
          case WORSENING -> Optional.empty();
        };
    List<Assessment> since = now.readings().stream().filter(one -> held != null && !one.at().isBefore(held)).toList();
    return situation.flatMap(
        one ->
            found(
                Finding.Kind.END,
                String.valueOf(last.session()),
                one,
                Rhythm.shortest(plan, policy),
                List.of("AFTER_INDUCTION", now.response().name()),
                Stream.concat(Stream.of(now.baseline()), since.isEmpty() ? Stream.of(now.last()) : since.stream()).toList()));
  }

  /** After the last planned session of a maintenance. */
  private Optional<Finding> turn() {
    Optional<Series.Done> last = chart.series().last();
    if (episode == null || last.isEmpty() || last.get().phase() != Phase.MAINTENANCE || !last.get().endsItsPlan() || !mayDose()) {
      return Optional.empty();
    }
    if (chart.series().hasSessionsLeft()) {
      return Optional.empty();
    }
    Episode now = episode;
    return Rhythm.next(chart, plan, now, policy)
        .flatMap(
            next ->
                found(
                    Finding.Kind.TURN,
                    String.valueOf(last.get().session()),
                    next.situation(),
                    plan.allowed(next.days()),
                    List.of(next.reason(), now.response().name()),
                    now.since(plan.intervalSince())));
  }

  private boolean mayDose() {
    return chart.watch().escalations().isEmpty() && !chart.series().suspended();
  }

  private boolean isInInduction() {
    return plan.phase() == Phase.INDUCTION && chart.series().hasSessionsLeft();
  }

  /** The first of the newest readings that are all in the same class. */
  private static Assessment began(Episode now) {
    int first = now.readings().size() - 1;
    while (first > 0 && now.classes().get(first - 1) == now.response()) {
      first--;
    }
    return now.readings().get(first);
  }

  private Optional<Finding> found(
      Finding.Kind kind, String about, Situation situation, Optional<Integer> interval, List<String> reasons, List<Assessment> readings) {
    return Optional.of(new Finding(kind, about, situation, options(situation, interval), reasons, readings.stream().map(Assessment::id).toList()));
  }

  private List<Option> options(Situation situation, Optional<Integer> interval) {
    return policy.choices(situation, plan.route()).stream().flatMap(choice -> option(choice, interval).stream()).toList();
  }

  /** Empty where the course can't have it. */
  private Optional<Option> option(Choice choice, Optional<Integer> interval) {
    boolean reason = Boolean.TRUE.equals(choice.needsReason());
    boolean left = chart.series().hasSessionsLeft();
    return switch (choice.action()) {
      case CONTINUE -> Optional.of(new Option(Action.CONTINUE, null, null, reason)).filter(one -> left);
      case RAISE_DOSE -> Optional.ofNullable(plan.higherDoseMg()).filter(mg -> left).map(mg -> new Option(Action.RAISE_DOSE, null, mg, reason));
      case LOWER_DOSE -> Optional.ofNullable(plan.lowerDoseMg()).filter(mg -> left).map(mg -> new Option(Action.LOWER_DOSE, null, mg, reason));
      case MAINTAIN -> interval.map(days -> new Option(Action.MAINTAIN, days, null, reason));
      case REINDUCE -> Optional.of(new Option(Action.REINDUCE, null, null, reason)).filter(one -> mayReinduce());
      case OBSERVE -> Optional.of(new Option(Action.OBSERVE, null, null, reason)).filter(one -> !left);
      case HOLD -> Optional.of(new Option(Action.HOLD, null, null, reason));
      case STOP -> Optional.of(new Option(Action.STOP, null, null, reason));
    };
  }

  private boolean mayReinduce() {
    Instant before = Objects.requireNonNullElse(chart.outlook().reinducedAt(), Objects.requireNonNull(chart.series().firstDoseAt(), "an episode has a dose"));
    Duration least = Duration.ofDays(policy.recommendations().reinductionDays());
    return episode != null && !episode.last().at().isBefore(before.plus(least));
  }
}
