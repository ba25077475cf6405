package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Outcome;

/**
 * How long the effect of a session has lasted in this patient: days to the first clear rise of the score after it (DOMAIN 6.4). It is measured and shown,
 * never promised and never applied by itself. Proved in {@code EffectDurationTest}.
 */
public final class EffectDuration {
  private EffectDuration() {}

  /** Median of the newest intervals in which the score rose before the next session; empty where it never did. Whole days, the lower one of two. */
  public static OptionalInt medianDays(Followup state, FollowupPolicy policy) {
    if (!(state instanceof Followup.Following course)) {
      return OptionalInt.empty();
    }
    List<Long> all = Episode.of(course.chart(), course.indication(), policy).map(episode -> days(course.chart().series().done(), episode, policy)).orElse(List.of());
    List<Long> newest = all.subList(Math.max(0, all.size() - policy.response().effectIntervals()), all.size()).stream().sorted().toList();
    return newest.isEmpty() ? OptionalInt.empty() : OptionalInt.of(newest.get((newest.size() - 1) / 2).intValue());
  }

  private static List<Long> days(List<Series.Done> sessions, Episode episode, FollowupPolicy policy) {
    Outcome terms = policy.outcome(episode.instrument());
    List<Long> days = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      Instant from = sessions.get(i).at();
      Instant until = i + 1 < sessions.size() ? sessions.get(i + 1).at() : Instant.MAX;
      int lowest = Stream.concat(Stream.of(episode.baseline()), episode.readings().stream()).filter(one -> one.at().isBefore(from))
          .reduce((first, second) -> second).map(Outcomes::points).orElse(Integer.MAX_VALUE);
      for (Assessment one : episode.readings()) {
        if (one.at().isAfter(from) && !one.at().isAfter(until)) {
          if (Outcomes.rose(lowest, Outcomes.points(one), terms)) {
            days.add(Duration.between(from, one.at()).toDays());
            break;
          }
          lowest = Math.min(lowest, Outcomes.points(one));
        }
      }
    }
    return days;
  }
}
