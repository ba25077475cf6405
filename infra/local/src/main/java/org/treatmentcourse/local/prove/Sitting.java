package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.prove.RunOut.Clock;
import org.treatmentcourse.local.prove.RunOut.Due;
import org.treatmentcourse.local.prove.RunOut.Kind;

/**
 * One course with one session, what people do in it, and which clocks run out because of that. Counted from the pack and from when things happened, without
 * a line of scheduling's own code.
 */
final class Sitting {

  private final String course;
  private final Habit habit;
  private final ZoneId zone;
  private final SchedulingPolicy policy;
  private final SchedulingPolicy.RouteTimes route;
  private final int maxGapDays;
  private final ConcurrentLinkedQueue<Instant> taken = new ConcurrentLinkedQueue<>();

  enum Habit {
    /** Nobody measures while the dose is given, and nobody sends the form. */
    FORGOTTEN,
    /** Nobody measures for an hour after the dose; the form is sent after the warning. */
    LEFT_ALONE,
    /** Everything is done in time. */
    LOOKED_AFTER,
    ABSENT,
    /** Comes with another medication, which nobody judges, and gets no dose. */
    CHANGED,
    /** Is offered chairs and does not answer. */
    SILENT
  }

  Sitting(String course, Habit habit, ZoneId zone, SchedulingPolicy policy, SchedulingPolicy.RouteTimes route, int maxGapDays) {
    this.course = course;
    this.habit = habit;
    this.zone = zone;
    this.policy = policy;
    this.route = route;
    this.maxGapDays = maxGapDays;
  }

  String course() {
    return course;
  }

  Habit habit() {
    return habit;
  }

  /** A set of vitals that scheduling has, taken then. */
  void measured(Instant at) {
    taken.add(at);
  }

  /** Clocks that have to run out, as far as can be told by now; one may still be called off by what comes. */
  List<Due> dues(List<HistoryEvent> said) {
    List<Due> dues = new ArrayList<>();
    Optional<Instant> started = when(said, "scheduling.dose-started.v1");
    Optional<Instant> ended = when(said, "scheduling.dose-completed.v1");
    Optional<Instant> left = when(said, "scheduling.session-completed.v1");
    started.ifPresent(from -> dues.addAll(missing(from, ended.orElse(Instant.MAX), true)));
    ended.ifPresent(from -> {
      dues.addAll(missing(from, left.orElse(Instant.MAX), false));
      dues.add(due(Kind.OBSERVATION, "1", from.plus(Duration.ofMinutes(route.observationMin()))));
    });
    left.ifPresent(from -> dues.addAll(unsent(from, when(said, "scheduling.rems-form-submitted.v1").orElse(Instant.MAX))));
    booked(said).ifPresent(start -> dues.addAll(undosed(start, when(said, "scheduling.session-checked-in.v1").orElse(null))));
    if (habit == Habit.SILENT) {
      when(said, "scheduling.sessions-offered.v1")
          .ifPresent(kept -> dues.add(due(Kind.OFFER, "", kept.plus(Duration.ofMinutes(policy.booking().offerValidMin())))));
    }
    return dues;
  }

  /** Sets that nobody took, counted from the start of the dose or of the observation. */
  private List<Due> missing(Instant since, Instant until, boolean dosing) {
    List<Instant> sets = taken.stream().sorted().filter(at -> at.isAfter(since) && at.isBefore(until)).toList();
    List<Due> dues = new ArrayList<>();
    Duration late = Duration.ofMinutes(policy.vitals().lateMin());
    Instant from = since;
    int inARow = 0;
    while (true) {
      Instant due = from.plus(every(Duration.between(since, from), dosing));
      Instant last = from;
      Optional<Instant> next = sets.stream().filter(at -> at.isAfter(last)).findFirst();
      boolean silenced = inARow == policy.vitals().maxAlarms();
      if (next.isPresent() && (silenced || next.get().isBefore(due.plus(late)))) {
        from = next.get();
        inARow = 0;
      } else if (silenced || !due.plus(late).isBefore(until)) {
        return dues;
      } else {
        dues.add(due(Kind.VITALS, "1 " + due, due.plus(late)));
        from = due;
        inARow++;
      }
    }
  }

  private Duration every(Duration elapsed, boolean dosing) {
    SchedulingPolicy.Cadence pace = route.vitals();
    if (pace == null) {
      return Duration.ofMinutes(dosing ? policy.vitals().duringEveryMin() : policy.vitals().postEveryMin());
    }
    if (dosing) {
      return Duration.ofMinutes(pace.duringEveryMin());
    }
    return pace.after().stream().filter(step -> step.untilMin() == null || elapsed.toMinutes() < step.untilMin()).findFirst()
        .map(step -> Duration.ofMinutes(step.everyMin())).orElseThrow();
  }

  /** Days are counted by the calendar of the site. */
  private List<Due> unsent(Instant left, Instant sent) {
    return List.of(
            due(Kind.FORM, "1 WARNING", days(left, policy.rems().formWarnDays())),
            due(Kind.FORM, "1 ESCALATION", days(left, policy.rems().formEscalateDays())),
            due(Kind.FORM, "1 BREACH", days(left, policy.rems().formDueDays())))
        .stream().filter(due -> due.at().isBefore(sent)).toList();
  }

  private List<Due> undosed(Instant start, @Nullable Instant arrived) {
    Due rebook = due(Kind.REBOOK, "1", start.plus(Duration.ofDays(maxGapDays)));
    if (habit == Habit.ABSENT) {
      return List.of(due(Kind.NO_SHOW, "1", start.plus(Duration.ofMinutes(policy.noShow().graceMin()))), rebook);
    }
    if (habit == Habit.CHANGED && arrived != null) {
      Instant midnight = start.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
      return List.of(due(Kind.MEDICATION, "1", arrived.plus(Duration.ofMinutes(policy.arrival().evaluationWaitMin()))), due(Kind.NOT_DOSED, "1", midnight), rebook);
    }
    return List.of();
  }

  private Instant days(Instant from, int days) {
    return from.atZone(zone).plusDays(days).toInstant();
  }

  private Due due(Kind kind, String occasion, Instant at) {
    return new Due(new Clock(course, kind, occasion), at);
  }

  private static Optional<Instant> when(List<HistoryEvent> said, String type) {
    return said.stream().filter(event -> event.type().equals(type)).map(HistoryEvent::at).min(Comparator.naturalOrder());
  }

  private static Optional<Instant> booked(List<HistoryEvent> said) {
    return said.stream().filter(event -> event.type().equals("scheduling.sessions-booked.v1")).findFirst()
        .map(event -> Instant.parse(event.body().path("bookings").path(0).path("startsAt").asString()));
  }
}
