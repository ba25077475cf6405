package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.FollowupEvent.RelapseConfirmed;
import org.treatmentcourse.contracts.FollowupEvent.RelapseSuspected;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.ResponseClassified;
import org.treatmentcourse.contracts.FollowupEvent.ResponseSustained;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/**
 * Looks at all facts again and says what follows from them and has not been said: so it doesn't matter in which order the topics brought them. The
 * newest score by time of answering counts; a late one that is older changes nothing that was said.
 */
final class Review {
  private static final int NO_BASELINE = 0;

  private Review() {}

  static void of(Turn turn) {
    Instant firstDose = turn.chart().series().firstDoseAt();
    if (!(turn.state() instanceof Followup.Following following) || firstDose == null) {
      return;
    }
    FollowupPolicy policy = turn.policy();
    Optional<Episode> episode = Episode.of(turn.chart(), following.indication(), policy);
    if (episode.isEmpty()) {
      String scale = Episode.instrument(turn.chart(), following.indication(), firstDose, policy);
      List<Assessment> scores = turn.chart().measures().since(scale, firstDose, Duration.ofHours(policy.response().repeatHours()));
      if (!scores.isEmpty()) {
        missingBaseline(turn, scores.getLast());
      }
    }
    episode.ifPresent(
        now -> {
          classify(turn, now);
          sustain(turn, now);
          relapse(turn, now);
        });
    Safety.look(turn);
    Recommending.look(turn, episode.orElse(null));
    Measuring.look(turn, following);
    Caring.look(turn);
  }

  private static void missingBaseline(Turn turn, Assessment last) {
    boolean due = !newPoints(turn, last).isEmpty();
    if (due && !turn.chart().outlook().reviewed().contains(NO_BASELINE)) {
      turn.change(turn.chart().outlook().passed(NO_BASELINE));
      turn.openTask(Tasks.BASELINE_MISSING, "course");
    }
  }

  private static void classify(Turn turn, Episode episode) {
    Assessment last = episode.last();
    List<Integer> passed = newPoints(turn, last);
    Response now = episode.response();
    Response before = turn.chart().outlook().response();
    if (passed.isEmpty() && (before == null || before == now)) {
      return;
    }
    int start = Outcomes.points(episode.baseline());
    int points = Outcomes.points(last);
    Outlook outlook = turn.chart().outlook().said(now);
    for (Integer point : passed) {
      outlook = outlook.passed(point);
    }
    turn.change(outlook);
    int completed = turn.chart().series().completedAt(last.at());
    turn.emit(new ResponseClassified(last.instrument(), now, start, points, Outcomes.changePct(start, points), completed));
  }

  /** Review points that lie before this score and have not been passed yet. */
  private static List<Integer> newPoints(Turn turn, Assessment last) {
    Series series = turn.chart().series();
    int first = turn.policy().response().reviewAfterSessions();
    Optional<Instant> early = series.completedSo(first);
    Optional<Series.Done> end = series.inductionEnd();
    List<Integer> done = turn.chart().outlook().reviewed();
    return java.util.stream.Stream.concat(
            early.filter(last.at()::isAfter).map(at -> first).stream(),
            end.filter(e -> last.at().isAfter(e.at())).map(Series.Done::session).stream())
        .distinct()
        .filter(point -> !done.contains(point))
        .toList();
  }

  private static void sustain(Turn turn, Episode episode) {
    Response held = episode.sustainedSince() == null ? null : episode.response();
    if (held == turn.chart().outlook().sustained()) {
      return;
    }
    turn.change(turn.chart().outlook().sustained(held));
    if (held != null && episode.sustainedSince() != null) {
      turn.emit(new ResponseSustained(episode.instrument(), held, episode.sustainedSince()));
    }
  }

  /** A repeat and a contact are asked for at the first reading; a person decides what follows from a confirmed relapse (DOMAIN 6.2, 6.4). */
  private static void relapse(Turn turn, Episode episode) {
    Assessment suspect = episode.suspected();
    if (suspect != null && !suspect.id().equals(turn.chart().outlook().relapseSeen())) {
      FollowupPolicy.Response terms = turn.policy().response();
      turn.change(turn.chart().outlook().suspected(suspect.id()));
      Instant from = suspect.at().plus(Duration.ofDays(terms.relapseFromDays()));
      Instant until = suspect.at().plus(Duration.ofDays(terms.relapseUntilDays()));
      turn.emit(new RelapseSuspected(episode.instrument(), suspect.id(), Outcomes.points(suspect), episode.bestBefore(), from, until));
      turn.openTask(Tasks.RELAPSE_SUSPECTED, "course");
    }
    Episode.Relapsed confirmed = episode.confirmed();
    if (confirmed != null && !confirmed.second().id().equals(turn.chart().outlook().relapseConfirmed())) {
      turn.change(turn.chart().outlook().confirmed(confirmed.second().id()));
      turn.emit(
          new RelapseConfirmed(
              episode.instrument(),
              confirmed.first().id(),
              confirmed.second().id(),
              Outcomes.points(confirmed.second()),
              confirmed.best(),
              confirmed.recurrence()));
      turn.openTask(Tasks.RELAPSE_CONFIRMED, "course");
    }
  }
}
