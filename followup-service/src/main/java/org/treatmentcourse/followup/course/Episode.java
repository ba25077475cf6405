package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Relapse;

/**
 * The outcome of a course since its first dose, on its primary instrument (DOMAIN 6.2). It is read off the readings in the order in which they were
 * answered, corrections in place of what they correct; so it is the same in whatever order they came. Proved in {@code EpisodeTest}.
 *
 * @param readings since the first dose, oldest first, at least one
 * @param classes of the readings
 * @param bestBefore lowest total before the newest reading; its own if it is the first
 * @param sustainedSince the newest class, or a better one, has held without a break since then; absent while that is too short
 * @param suspected the newest reading, if it speaks of a relapse
 * @param confirmed the relapse that is going on: it ends with the next reading in response or remission that doesn't speak of it
 */
public record Episode(
    String instrument,
    Assessment baseline,
    List<Assessment> readings,
    List<Response> classes,
    int bestBefore,
    @Nullable Instant sustainedSince,
    @Nullable Assessment suspected,
    @Nullable Relapsed confirmed) {
  public Episode {
    readings = List.copyOf(readings);
    classes = List.copyOf(classes);
  }

  /** @param best lowest total before the second */
  public record Relapsed(Assessment first, Assessment second, int best, boolean recurrence) {}

  /** The preferred instrument that has a baseline; the preferred one if none has. */
  static String instrument(Chart chart, Indication indication, Instant firstDose, FollowupPolicy policy) {
    List<String> scales = policy.scales(indication);
    return scales.stream().filter(scale -> baseline(chart, scale, firstDose, policy).isPresent()).findFirst().orElse(scales.getFirst());
  }

  static Optional<Assessment> baseline(Chart chart, String instrument, Instant firstDose, FollowupPolicy policy) {
    return chart.measures().baseline(instrument, firstDose, Duration.ofDays(policy.response().baselineMaxAgeDays()));
  }

  /** Empty without a dose, a baseline or a reading. */
  public static Optional<Episode> of(Chart chart, Indication indication, FollowupPolicy policy) {
    Instant firstDose = chart.series().firstDoseAt();
    if (firstDose == null) {
      return Optional.empty();
    }
    String instrument = instrument(chart, indication, firstDose, policy);
    List<Assessment> readings = chart.measures().since(instrument, firstDose, Duration.ofHours(policy.response().repeatHours()));
    Optional<Assessment> baseline = baseline(chart, instrument, firstDose, policy);
    return readings.isEmpty() ? Optional.empty() : baseline.map(start -> of(chart, start, readings, policy));
  }

  private static Episode of(Chart chart, Assessment baseline, List<Assessment> readings, FollowupPolicy policy) {
    FollowupPolicy.Outcome terms = policy.outcome(baseline.instrument());
    List<Response> classes = readings.stream().map(one -> Outcomes.of(chart, baseline, one, policy)).toList();
    Integer forgotten = chart.measures().bestForgotten().get(baseline.instrument());
    boolean good = forgotten != null && Outcomes.isGood(Outcomes.classify(Outcomes.points(baseline), forgotten, terms));
    int best = Objects.requireNonNullElse(forgotten, Outcomes.points(readings.getFirst()));
    int bestBefore = best;
    List<Assessment> suspects = new ArrayList<>();
    Relapsed confirmed = null;
    Instant remission = null;
    Duration inRemission = Duration.ZERO;
    for (int i = 0; i < readings.size(); i++) {
      Assessment one = readings.get(i);
      bestBefore = best;
      if (good && speaksOfRelapse(terms.relapse(), Outcomes.points(one), best)) {
        confirmed = confirmed == null ? confirm(suspects, one, best, inRemission, policy.response()) : confirmed;
        suspects.add(one);
      } else if (Outcomes.isGood(classes.get(i))) {
        confirmed = null;
        suspects.clear();
        inRemission = Duration.ZERO;
      }
      good |= Outcomes.isGood(classes.get(i));
      if (classes.get(i) == Response.REMISSION) {
        remission = remission == null ? one.at() : remission;
        inRemission = Duration.between(remission, one.at());
      } else {
        remission = null;
      }
      best = Math.min(best, Outcomes.points(one));
    }
    Assessment last = readings.getLast();
    Assessment suspected = !suspects.isEmpty() && suspects.getLast().equals(last) ? last : null;
    return new Episode(baseline.instrument(), baseline, readings, classes, bestBefore, sustained(readings, classes, policy.response()), suspected, confirmed);
  }

  private static boolean speaksOfRelapse(@Nullable Relapse terms, int total, int best) {
    return terms != null && total >= terms.from() && total >= best + terms.rise();
  }

  private static @Nullable Relapsed confirm(
      List<Assessment> suspects, Assessment second, int best, Duration inRemission, FollowupPolicy.Response terms) {
    Instant from = second.at().minus(Duration.ofDays(terms.relapseUntilDays()));
    Instant until = second.at().minus(Duration.ofDays(terms.relapseFromDays()));
    return suspects.stream()
        .filter(first -> !first.at().isBefore(from) && !first.at().isAfter(until))
        .findFirst()
        .map(first -> new Relapsed(first, second, best, inRemission.compareTo(Duration.ofDays(terms.recurrenceDays())) >= 0))
        .orElse(null);
  }

  private static @Nullable Instant sustained(List<Assessment> readings, List<Response> classes, FollowupPolicy.Response terms) {
    int first = readings.size() - 1;
    while (first > 0 && classes.get(first - 1).compareTo(classes.getLast()) <= 0) {
      first--;
    }
    Instant since = readings.get(first).at();
    return Duration.between(since, readings.getLast().at()).compareTo(Duration.ofDays(terms.sustainedDays())) >= 0 ? since : null;
  }

  Assessment last() {
    return readings.getLast();
  }

  public Response response() {
    return classes.getLast();
  }

  /** How many of the newest readings after that moment are in response or remission. */
  int goodInARowSince(Instant from) {
    int row = 0;
    for (int i = readings.size() - 1; i >= 0 && readings.get(i).at().isAfter(from) && Outcomes.isGood(classes.get(i)); i--) {
      row++;
    }
    return row;
  }

  /** Readings after that moment, oldest first; the newest one if there is none. */
  List<Assessment> since(Instant from) {
    List<Assessment> since = readings.stream().filter(one -> one.at().isAfter(from)).toList();
    return since.isEmpty() ? List.of(last()) : since;
  }
}
