package org.treatmentcourse.followup.course;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** How long until the next session after an induction (DOMAIN 6.3, 6.4). Only a proposal: a clinician accepts or declines it. */
final class Rhythm {
  private Rhythm() {}

  record Next(int intervalDays, List<String> reasons) {}

  /** @param scores of the primary scale since the first dose, oldest first, at least one */
  static Optional<Next> next(Chart chart, Assessment baseline, List<Assessment> scores, FollowupPolicy policy) {
    Series series = chart.series();
    Series.Course plan = series.plan();
    Optional<Series.Done> last = series.last();
    if (plan == null || last.isEmpty() || !isTurn(chart, plan, last.get())) {
      return Optional.empty();
    }
    Assessment score = scores.getLast();
    Response response = Outcomes.of(chart, baseline, score, policy);
    return (last.get().phase() == Phase.INDUCTION
            ? first(plan, last.get(), score, response, policy)
            : later(chart, plan, baseline, scores, response, policy))
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

  private static Optional<Next> first(Series.Course plan, Series.Done last, Assessment score, Response response, FollowupPolicy policy) {
    if (!score.at().isAfter(last.at()) || !Outcomes.isGood(response)) {
      return Optional.empty();
    }
    int shortest = policy.rhythm(plan.route()).stepsDays().getFirst();
    return Optional.of(new Next(shortest, List.of("AFTER_INDUCTION", response.name())));
  }

  private static Optional<Next> later(
      Chart chart, Series.Course plan, Assessment baseline, List<Assessment> scores, Response response, FollowupPolicy policy) {
    Assessment score = scores.getLast();
    boolean fresh = chart.series().beforeLast().map(before -> score.at().isAfter(before.at())).orElse(true);
    if (!fresh || response == Response.WORSENING || plan.intervalDays() == 0) {
      return Optional.empty();
    }
    int interval = plan.intervalDays();
    List<Integer> steps = policy.rhythm(plan.route()).stepsDays();
    if (Outcomes.points(score) >= best(chart.measures(), scores) + policy.relapse().rise()) {
      int shorter = steps.stream().filter(step -> step < interval).reduce((one, other) -> other).orElse(interval);
      return Optional.of(new Next(shorter, List.of("SCORE_ABOVE_BEST", response.name())));
    }
    int longer = longer(interval, plan.route(), policy);
    if (longer > interval && goodInARow(chart, plan, baseline, scores, policy) >= needed(interval, steps, policy)) {
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
  private static int goodInARow(Chart chart, Series.Course plan, Assessment baseline, List<Assessment> scores, FollowupPolicy policy) {
    if (chart.series().adverseAt() != null && !chart.series().adverseAt().isBefore(plan.intervalSince())) {
      return 0;
    }
    int row = 0;
    for (Assessment score : scores.reversed()) {
      if (!score.at().isAfter(plan.intervalSince()) || !Outcomes.isGood(Outcomes.of(chart, baseline, score, policy))) {
        return row;
      }
      row++;
    }
    return row;
  }

  /** The lowest total since the first dose. */
  static int best(Measures measures, List<Assessment> scores) {
    int kept = scores.stream().mapToInt(Outcomes::points).min().orElseThrow();
    return Math.min(kept, Objects.requireNonNullElse(measures.bestForgotten(), Integer.MAX_VALUE));
  }
}
