package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Anchor;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Round;

/** When the occasions of a round are, and what they ask: read off the facts of a course (DOMAIN 6.1). Proved in {@code CadenceTest}. */
record Cadence(Round round, Chart chart, FollowupPolicy policy) {

  /** The first occasion after that one, or the first of all; empty while none follows from the facts. */
  Optional<Instant> after(@Nullable Instant previous) {
    Series series = chart.series();
    Instant firstDose = series.firstDoseAt();
    if (firstDose == null || series.plan() == null) {
      return Optional.empty();
    }
    if (round.anchor() == Anchor.REVIEW_POINT) {
      return points(series).filter(at -> previous == null || at.isAfter(previous)).min(Instant::compareTo);
    }
    Instant again = chart.outlook().reinducedAt();
    return counted(round.anchor() == Anchor.INDUCTION && again != null ? again : firstDose, previous);
  }

  private Stream<Instant> points(Series series) {
    return Stream.concat(series.completedSo(policy.response().reviewAfterSessions()).stream(), series.inductionEnd().map(Series.Done::at).stream());
  }

  private Optional<Instant> counted(Instant anchor, @Nullable Instant previous) {
    Duration every = Duration.ofDays(Objects.requireNonNull(round.everyDays(), "the pack was checked"));
    Instant first = anchor.plus(Duration.ofDays(Objects.requireNonNull(round.fromDay(), "the pack was checked")));
    Instant maintained = chart.series().maintainedSince().orElse(null);
    Instant from = round.phase() == Phase.MAINTENANCE ? maintained : Instant.MIN;
    if (from == null) {
      return Optional.empty();
    }
    Instant least = previous == null || previous.isBefore(from) ? from : previous.plusNanos(1);
    long passed = least.isAfter(first) ? (Duration.between(first, least).toSeconds() + every.toSeconds() - 1) / every.toSeconds() : 0;
    Instant at = first.plus(every.multipliedBy(passed));
    Instant next = at.isBefore(least) ? at.plus(every) : at;
    return Optional.of(next).filter(one -> round.phase() != Phase.INDUCTION || maintained == null || one.isBefore(maintained) || isEven(anchor, one));
  }

  private boolean isEven(Instant anchor, Instant one) {
    return round.evenUntilDay() != null && !one.isAfter(anchor.plus(Duration.ofDays(round.evenUntilDay())));
  }

  Instant opens(Instant at) {
    return at.plus(Duration.ofDays(round.opensDays()));
  }

  Occasion opened(Instant at) {
    Instant overdue = at.plus(Duration.ofDays(round.overdueDays()));
    Instant closes = at.plus(Duration.ofDays(round.closesDays()));
    return new Occasion(round.key(), at, opens(at), overdue, closes, Occasion.Stage.DUE, null);
  }

  /** Instruments that an occasion asks. */
  List<String> forms(Followup.Following course) {
    Series.Course plan = chart.series().plan();
    Instant firstDose = chart.series().firstDoseAt();
    if (plan == null || firstDose == null) {
      return List.of();
    }
    String primary = Episode.instrument(chart, course.indication(), firstDose, policy);
    return round.forms(plan.protocol(), course.indication()).stream().map(form -> form.equals(Round.PRIMARY) ? primary : form).distinct().toList();
  }

  /** Those of the forms that nobody has answered from the opening of the occasion on. */
  List<String> missing(Occasion occasion, Followup.Following course) {
    Instant opens = occasion.opensAt();
    return opens == null
        ? List.of()
        : forms(course).stream().filter(form -> chart.measures().of(form).noneMatch(a -> !a.at().isBefore(opens))).toList();
  }
}
