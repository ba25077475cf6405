package org.treatmentcourse.followup.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Assessment;
import org.treatmentcourse.followup.course.CarePlan;
import org.treatmentcourse.followup.course.CheckIn;
import org.treatmentcourse.followup.course.EffectDuration;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Occasion;
import org.treatmentcourse.followup.course.Recommendation;
import org.treatmentcourse.followup.course.Watch;

/**
 * A course as follow-up sees it. No personal data and no raw answers.
 *
 * @param effectDays how long the effect of a session has lasted, median of the last intervals; absent where the score never rose. Measured, not promised
 * @param state {@code AWAITED}, {@code FOLLOWING} or {@code CLOSED}
 */
record CourseView(
    String courseId,
    String state,
    @Nullable String site,
    @Nullable String closedFor,
    @Nullable Response response,
    int completedSessions,
    boolean suspended,
    @Nullable Instant bookedUntil,
    @Nullable Recommendation recommendation,
    List<Score> scores,
    List<Watch.Escalation> escalations,
    List<Watch.Task> tasks,
    List<CheckIn> checkIns,
    List<Occasion> measurements,
    List<CarePlan.Item> care,
    @Nullable Integer effectDays) {

  /**
   * @param amends the one it takes the place of
   * @param amendedBy the one that takes its place
   */
  record Score(
      String id,
      String instrument,
      Instant at,
      @Nullable Integer total,
      @Nullable String band,
      @Nullable RiskTier tier,
      Map<String, Double> subscores,
      @Nullable Boolean positive,
      boolean prorated,
      @Nullable String amends,
      @Nullable String amendedBy) {
    static Score of(Assessment a) {
      return new Score(
          a.id(), a.instrument(), a.at(), a.total(), a.band(), a.tier(), a.subscores(), a.positive(), a.prorated(), a.amends(), a.amendedBy());
    }
  }

  static CourseView of(String courseId, Followup followup, FollowupPolicy policy) {
    OptionalInt effect = EffectDuration.medianDays(followup, policy);
    String site =
        switch (followup) {
          case Followup.Awaited awaited -> null;
          case Followup.Following following -> following.site();
          case Followup.Closed closed -> closed.site();
        };
    var chart = followup.chart();
    return new CourseView(
        courseId,
        followup.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT),
        site,
        followup instanceof Followup.Closed closed ? closed.reason() : null,
        chart.outlook().response(),
        chart.series().forgottenDone() + chart.series().done().size(),
        chart.series().suspended(),
        chart.series().bookedUntil(),
        chart.outlook().recommendation(),
        chart.measures().assessments().stream().map(Score::of).toList(),
        chart.watch().escalations(),
        chart.watch().tasks(),
        chart.checkIns(),
        chart.occasions(),
        chart.care().items(),
        effect.isPresent() ? effect.getAsInt() : null);
  }
}
