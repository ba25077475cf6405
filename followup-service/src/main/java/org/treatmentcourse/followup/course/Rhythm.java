package org.treatmentcourse.followup.course;

import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** How long until the next session after an induction (DOMAIN 6.3, 6.4). Only a proposal: a clinician accepts or declines it. */
final class Rhythm {
  private Rhythm() {}

  record Next(int intervalDays, List<String> reasons) {}

  static Optional<Next> next(Chart chart, Episode episode, FollowupPolicy policy) {
    Series series = chart.series();
    Series.Course plan = series.plan();
    Optional<Series.Done> last = series.last();
    if (plan == null || last.isEmpty() || !isTurn(chart, plan, last.get())) {
      return Optional.empty();
    }
    return (last.get().phase() == Phase.INDUCTION
            ? first(plan, last.get(), episode, policy)
            : later(chart, plan, episode, policy))
        .flatMap(next -> plan.allowed(next.intervalDays()).map(days -> new Next(days, next.reasons())))
        .filter(next -> next.intervalDays() * 24 >= plan.minGapHours());
  }

  /** Everything planned is done, nothing is open or suspended, and this has not been proposed yet. */
  private static boolean isTurn(Chart chart, Series.Course plan, Series.Done last) {
    return last.endsItsPlan()
        && plan.lastSession() <= last.session()
        && chart.outlook().proposal() == null
        && chart.outlook().proposedAfter() < last.session()
        && chart.watch().escalations().isEmpty()
        && !chart.series().suspended();
  }

  private static Optional<Next> first(Series.Course plan, Series.Done last, Episode episode, FollowupPolicy policy) {
    Response response = episode.response();
    if (!episode.last().at().isAfter(last.at()) || !Outcomes.isGood(response)) {
      return Optional.empty();
    }
    int shortest = policy.rhythm(plan.route()).stepsDays().getFirst();
    return Optional.of(new Next(shortest, List.of("AFTER_INDUCTION", response.name())));
  }

  private static Optional<Next> later(Chart chart, Series.Course plan, Episode episode, FollowupPolicy policy) {
    Assessment score = episode.last();
    Response response = episode.response();
    boolean fresh = chart.series().beforeLast().map(before -> score.at().isAfter(before.at())).orElse(true);
    if (!fresh || response == Response.WORSENING || plan.intervalDays() == 0) {
      return Optional.empty();
    }
    int interval = plan.intervalDays();
    List<Integer> steps = policy.rhythm(plan.route()).stepsDays();
    if (episode.suspected() != null || Outcomes.rose(episode.bestBefore(), Outcomes.points(score), policy.outcome(episode.instrument()))) {
      int shorter = steps.stream().filter(step -> step < interval).reduce((one, other) -> other).orElse(interval);
      return Optional.of(new Next(shorter, List.of("SCORE_ABOVE_BEST", response.name())));
    }
    int longer = longer(interval, plan.route(), policy);
    if (longer > interval && goodInARow(chart, plan, episode) >= needed(interval, steps, policy)) {
      String reason = interval < steps.getLast() ? "LONGER_STEP" : "TAPER";
      return Optional.of(new Next(longer, List.of(reason, response.name())));
    }
    return Optional.of(new Next(interval, List.of("SAME_INTERVAL", response.name())));
  }

  private static int longer(int interval, String route, FollowupPolicy policy) {
    FollowupPolicy.Rhythm rhythm = policy.rhythm(route);
    int step = rhythm.stepsDays().stream().filter(s -> s > interval).findFirst().orElse(interval + policy.maintenance().taperStepDays());
    return step <= rhythm.maxIntervalDays() ? step : interval;
  }

  private static int needed(int interval, List<Integer> steps, FollowupPolicy policy) {
    if (interval < steps.getLast()) {
      return policy.maintenance().scoresToLengthen();
    }
    return interval == steps.getLast() ? policy.maintenance().taperAfterScores() : 1;
  }

  /** Scores in response or remission, counted back from the newest, since this interval began; none if it was not well tolerated. */
  private static int goodInARow(Chart chart, Series.Course plan, Episode episode) {
    boolean adverse = chart.series().adverseAt() != null && !chart.series().adverseAt().isBefore(plan.intervalSince());
    return adverse ? 0 : episode.goodInARowSince(plan.intervalSince());
  }
}
