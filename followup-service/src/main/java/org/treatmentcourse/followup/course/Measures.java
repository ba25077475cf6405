package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;

/**
 * Every assessment that decisions still need, in the order in which they were answered. The document stays small: of each instrument the newest
 * {@value #KEPT} are kept, of one that the outcome is not measured with the newest {@value #FEW}, and the one that is the baseline; older ones are in the history of {@code followup.events}.
 *
 * @param bestForgotten by instrument: lowest total after the first dose among those no longer kept
 */
public record Measures(List<Assessment> assessments, Map<String, Integer> bestForgotten) {
  static final int KEPT = 24;
  static final int FEW = 6;
  static final Measures NONE = new Measures(List.of(), Map.of());

  public Measures {
    assessments = List.copyOf(assessments);
    bestForgotten = Map.copyOf(bestForgotten);
  }

  /**
   * @param decides whether the outcome or the risk is read off this instrument
   * @param repeat as in {@link #since}
   */
  Measures plus(Assessment one, @Nullable Instant firstDose, boolean decides, Duration repeat) {
    List<Assessment> all = new ArrayList<>(assessments);
    all.add(one);
    all.sort(Assessment.IN_TIME);
    List<Assessment> same = all.stream().filter(a -> a.instrument().equals(one.instrument())).toList();
    if (same.size() <= (decides ? KEPT : FEW)) {
      return new Measures(all, bestForgotten);
    }
    Assessment baseline = firstDose == null ? null : lastBefore(same, firstDose);
    Assessment oldest = same.stream().filter(a -> !a.equals(baseline)).findFirst().orElseThrow();
    boolean counted = firstDose != null && !oldest.at().isBefore(firstDose) && decides(oldest, same, repeat);
    all.remove(oldest);
    return new Measures(all, counted ? lower(oldest) : bestForgotten);
  }

  /** The one takes the place of the other, which stays. */
  Measures amended(Assessment older, String newer) {
    return new Measures(assessments.stream().map(a -> a.id().equals(older.id()) ? a.amendedBy(newer) : a).toList(), bestForgotten);
  }

  private static @Nullable Assessment lastBefore(List<Assessment> same, Instant time) {
    return same.stream().filter(a -> a.isCurrent() && a.at().isBefore(time)).reduce((first, second) -> second).orElse(null);
  }

  private Map<String, Integer> lower(Assessment forgotten) {
    Integer total = forgotten.total();
    if (total == null) {
      return bestForgotten;
    }
    Map<String, Integer> best = new HashMap<>(bestForgotten);
    best.merge(forgotten.instrument(), total, Math::min);
    return best;
  }

  /** Those in force: what was amended is left out. */
  public Stream<Assessment> of(String instrument) {
    return assessments.stream().filter(a -> a.isCurrent() && a.instrument().equals(instrument));
  }

  Optional<Assessment> last(String instrument) {
    return of(instrument).reduce((first, second) -> second);
  }

  /** The newest version of what was sent under that mark, or has that id itself. */
  Optional<Assessment> newest(String instrument, String idOrMark) {
    Optional<Assessment> named =
        assessments.stream().filter(a -> a.instrument().equals(instrument) && (a.id().equals(idOrMark) || idOrMark.equals(a.sent()))).findFirst();
    return named.flatMap(one -> of(instrument).filter(a -> Ids.first(a.id()).equals(Ids.first(one.id()))).findFirst());
  }

  /** Another one answered within that time before or after, the nearest. */
  Optional<Assessment> near(String instrument, Instant at, String besides, Duration repeat) {
    return of(instrument)
        .filter(a -> !Ids.first(a.id()).equals(Ids.first(besides)) && Duration.between(a.at(), at).abs().compareTo(repeat) <= 0)
        .min(Comparator.comparing(a -> Duration.between(a.at(), at).abs()));
  }

  /** The last one at most so old at the first dose. */
  Optional<Assessment> baseline(String instrument, Instant firstDose, Duration maxAge) {
    return of(instrument)
        .filter(a -> a.at().isBefore(firstDose) && !a.at().isBefore(firstDose.minus(maxAge)))
        .reduce((first, second) -> second);
  }

  /**
   * Totals from a moment on, oldest first.
   *
   * @param repeat of several within so long the last one decides, and stands for them
   */
  List<Assessment> since(String instrument, Instant from, Duration repeat) {
    List<Assessment> same = of(instrument).toList();
    return same.stream().filter(a -> a.total() != null && !a.at().isBefore(from) && decides(a, same, repeat)).toList();
  }

  private static boolean decides(Assessment one, List<Assessment> same, Duration repeat) {
    return one.isCurrent()
        && same.stream()
            .noneMatch(a -> a.isCurrent() && Assessment.IN_TIME.compare(a, one) > 0 && !a.at().isAfter(one.at().plus(repeat)));
  }

  /** The tier of the newest screen, NONE if there was none. */
  RiskTier lastTier(String screen) {
    return last(screen).map(Assessment::tier).orElse(RiskTier.NONE);
  }

  /** True if a screen was answered in that stretch of time, both ends included. */
  boolean screened(String screen, Instant from, Instant to) {
    return of(screen).anyMatch(a -> !a.at().isBefore(from) && !a.at().isAfter(to));
  }
}
