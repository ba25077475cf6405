package org.treatmentcourse.followup.course;

import java.time.Duration;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Change;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Outcome;

/** What a score means against the baseline of the course (DOMAIN 6.2). */
public final class Outcomes {
  private Outcomes() {}

  /** A worse score never gives a better class; proved in {@code OutcomesTest}. */
  public static Response classify(int baseline, int score, Outcome terms) {
    int drop = baseline - score;
    FollowupPolicy.Remission remission = terms.remission();
    if (score <= remission.max() && (remission.drop() == null || reached(remission.drop(), baseline, drop))) {
      return Response.REMISSION;
    } else if (rose(baseline, score, terms)) {
      return Response.WORSENING;
    } else if (reached(terms.response(), baseline, drop)) {
      return Response.RESPONSE;
    } else if (reached(terms.partial(), baseline, drop)) {
      return Response.PARTIAL;
    }
    return Response.NON_RESPONSE;
  }

  /** True if the score is so far above the other that this alone is worsening. */
  static boolean rose(int from, int score, Outcome terms) {
    return terms.worsening() != null && reached(terms.worsening(), from, score - from);
  }

  private static boolean reached(Change least, int from, int change) {
    boolean points = least.points() != null && change >= least.points();
    return points || (least.pct() != null && from > 0 && 100L * change >= (long) least.pct() * from);
  }

  /** Drop from baseline in percent, rounded towards zero, so that it never shows a threshold that was not reached. */
  public static int changePct(int baseline, int score) {
    return baseline == 0 ? 0 : (int) (100L * (baseline - score) / baseline);
  }

  public static boolean isGood(Response response) {
    return switch (response) {
      case REMISSION, RESPONSE -> true;
      case PARTIAL, NON_RESPONSE, WORSENING -> false;
    };
  }

  /** The class of one score, a rise of the risk tier at the same visit included: that is worsening whatever the total says. */
  static Response of(Chart chart, Assessment baseline, Assessment score, FollowupPolicy policy) {
    return tierRose(chart, baseline, score, policy)
        ? Response.WORSENING
        : classify(points(baseline), points(score), policy.outcome(score.instrument()));
  }

  static int points(Assessment assessment) {
    Integer total = assessment.total();
    if (total == null) {
      throw new IllegalStateException(assessment.instrument() + " gives no total");
    }
    return total;
  }

  static boolean tierRose(Chart chart, Assessment baseline, Assessment score, FollowupPolicy policy) {
    Duration visit = Duration.ofHours(policy.suicide().sameVisitHours());
    RiskTier before = worst(chart, baseline, visit, policy);
    RiskTier then = worst(chart, score, visit, policy);
    return then.compareTo(before) > 0 && screened(chart, baseline, visit, policy);
  }

  private static boolean screened(Chart chart, Assessment at, Duration visit, FollowupPolicy policy) {
    return chart.measures().screened(policy.suicide().screen(), at.at().minus(visit), at.at().plus(visit));
  }

  private static RiskTier worst(Chart chart, Assessment at, Duration visit, FollowupPolicy policy) {
    return chart
        .measures()
        .of(policy.suicide().screen())
        .filter(s -> !s.at().isBefore(at.at().minus(visit)) && !s.at().isAfter(at.at().plus(visit)))
        .map(Assessment::tier)
        .filter(java.util.Objects::nonNull)
        .max(Enum::compareTo)
        .orElse(RiskTier.NONE);
  }
}
