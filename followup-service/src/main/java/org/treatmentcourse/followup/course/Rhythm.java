package org.treatmentcourse.followup.course;

import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.Situation;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** How long until the next session of a maintenance (DOMAIN 6.4). */
final class Rhythm {
  private Rhythm() {}

  record Next(Situation situation, int days, String reason) {}

  /** With which a maintenance begins, as far as the protocol allows it. */
  static Optional<Integer> shortest(Series.Course plan, FollowupPolicy policy) {
    return plan.allowed(policy.rhythm(plan.route()).stepsDays().getFirst());
  }

  /** The step before the present interval, or the shortest one. */
  static Optional<Integer> shorter(Series.Course plan, FollowupPolicy policy) {
    return plan.intervalDays() == 0 ? shortest(plan, policy) : plan.allowed(before(plan.intervalDays(), policy.rhythm(plan.route()).stepsDays()));
  }

  private static int before(int interval, List<Integer> steps) {
    return steps.stream().filter(step -> step < interval).reduce((one, other) -> other).orElse(interval);
  }

  /** After a session of the maintenance; empty without a reading since the session before, and where things are worse than ever. */
  static Optional<Next> next(Chart chart, Series.Course plan, Episode episode, FollowupPolicy policy) {
    Assessment score = episode.last();
    boolean fresh = chart.series().beforeLast().map(before -> score.at().isAfter(before.at())).orElse(true);
    if (!fresh || episode.response() == Response.WORSENING || plan.intervalDays() == 0) {
      return Optional.empty();
    }
    int interval = plan.intervalDays();
    List<Integer> steps = policy.rhythm(plan.route()).stepsDays();
    if (episode.suspected() != null || Outcomes.rose(episode.bestBefore(), Outcomes.points(score), policy.outcome(episode.instrument()))) {
      return Optional.of(new Next(Situation.ABOVE_BEST, before(interval, steps), "SCORE_ABOVE_BEST"));
    }
    int longer = longer(interval, plan.route(), policy);
    if (longer > interval && goodInARow(chart, plan, episode) >= needed(interval, steps, policy)) {
      boolean regular = interval < steps.getLast();
      return Optional.of(new Next(regular ? Situation.STABLE : Situation.TAPERING, longer, regular ? "LONGER_STEP" : "TAPER"));
    }
    return Optional.of(new Next(Situation.STEADY, interval, "SAME_INTERVAL"));
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
