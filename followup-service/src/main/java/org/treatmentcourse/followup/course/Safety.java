package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.EvaluationEvent.LabNoted;
import org.treatmentcourse.contracts.FollowupEvent.SafetyDomain;
import org.treatmentcourse.contracts.FollowupEvent.SafetySignalled;
import org.treatmentcourse.contracts.SchedulingEvent.BpSeverity;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Signal;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Silence;
import org.treatmentcourse.followup.course.Signs.Contact;
import org.treatmentcourse.followup.course.Signs.Said;
import org.treatmentcourse.followup.course.Signs.Sign;

/**
 * Safety over time (DOMAIN 6.5): a reading that speaks of harm is told once and becomes a task; whether to hold is {@link Advising}'s to recommend.
 * Read off the readings in the order in which they were taken. Proved in {@code SafetyTest}.
 */
public final class Safety {
  private static final String SESSION_BP = "SESSION_BP";
  private static final String COURSE = "course";
  private static final String HEARD_FROM = "HEARD_FROM";

  private Safety() {}

  /** A laboratory result that evaluation has taken; one that is invalid says nothing. */
  public static Decision<Followup> noted(Followup state, LabNoted event, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    if (event.timesUpperLimit() != null) {
      note(turn, event.test(), event.timesUpperLimit());
    } else if (event.result() != null && event.result() != LabResult.INVALID) {
      note(turn, event.test(), event.result() == LabResult.POSITIVE ? 1 : 0);
    }
    return turn.done();
  }

  static void pressure(Turn turn, @Nullable BpSeverity severity) {
    if (severity != null && severity.compareTo(turn.policy().safety().pressureFrom()) >= 0) {
      note(turn, SESSION_BP, 1);
    }
  }

  private static void note(Turn turn, String of, double value) {
    turn.change(turn.chart().signs().plus(new Sign(of, Ids.of(of, turn.when(), ""), turn.at(), value)));
  }

  /** Says what has not been said. A reading that is older than the one it was last said with changes nothing. */
  static void look(Turn turn) {
    for (SafetyDomain domain : SafetyDomain.values()) {
      Hit hit = hit(turn.chart(), turn.policy(), domain).orElse(null);
      Said said = turn.chart().signs().said().get(domain);
      if (hit != null && (said == null || !said.reading().equals(hit.sign().id()) && !hit.sign().at().isBefore(said.at()))) {
        turn.change(turn.chart().signs().said(domain, hit.sign()));
        turn.emit(new SafetySignalled(domain, hit.signal().of(), hit.sign().id(), hit.sign().value()));
        turn.policy().safety().domain(domain).tasks().forEach(kind -> turn.openTask(kind, domain + "/" + hit.sign().id()));
      }
    }
    heard(turn);
  }

  /** @param sign the newest reading of the signal */
  record Hit(Signal signal, Sign sign) {}

  /** What speaks of harm now, the newest of its kind; empty before the first dose. */
  static Optional<Hit> hit(Chart chart, FollowupPolicy policy, SafetyDomain domain) {
    Instant firstDose = chart.series().firstDoseAt();
    return firstDose == null
        ? Optional.empty()
        : policy.safety().domain(domain).signals().stream()
            .flatMap(signal -> hit(chart, signal, firstDose).stream())
            .max(Comparator.comparing((Hit hit) -> hit.sign().at()).thenComparing(hit -> hit.sign().id()));
  }

  private static Optional<Hit> hit(Chart chart, Signal signal, Instant firstDose) {
    List<Sign> all = readings(chart, signal).toList();
    List<Sign> since = all.stream().filter(sign -> !sign.at().isBefore(firstDose)).toList();
    if (since.isEmpty()) {
      return Optional.empty();
    }
    double base = all.stream().filter(sign -> sign.at().isBefore(firstDose)).reduce((first, second) -> second).orElse(since.getFirst()).value();
    long times = since.stream().filter(sign -> reaches(signal, base, sign.value())).count();
    int needed = Objects.requireNonNullElse(signal.times(), 1);
    return Optional.of(since.getLast()).filter(newest -> times >= needed && reaches(signal, base, newest.value())).map(newest -> new Hit(signal, newest));
  }

  private static Stream<Sign> readings(Chart chart, Signal signal) {
    Stream<Sign> answered =
        chart.measures().of(signal.of()).flatMap(one -> value(one, signal.part()).map(value -> new Sign(signal.of(), Ids.first(one.id()), one.at(), value)).stream());
    return Stream.concat(answered, chart.signs().of(signal.of()));
  }

  private static Optional<Double> value(Assessment one, @Nullable String part) {
    return part == null ? Optional.ofNullable(one.total()).map(Integer::doubleValue) : Optional.ofNullable(one.subscores().get(part));
  }

  private static boolean reaches(Signal signal, double base, double value) {
    return signal.atLeast() != null && value >= signal.atLeast()
        || signal.above() != null && value > signal.above()
        || signal.rise() != null && value - base >= signal.rise()
        || signal.fall() != null && base - value >= signal.fall();
  }

  /** Something was heard of the patient: then nobody has to look for them. */
  private static void heard(Turn turn) {
    Chart chart = turn.chart();
    Instant firstDose = chart.series().firstDoseAt();
    if (firstDose == null) {
      return;
    }
    Instant at =
        Stream.of(
                Stream.of(firstDose),
                chart.measures().assessments().stream().map(Assessment::at),
                chart.series().done().stream().map(Series.Done::at),
                chart.checkIns().stream().map(CheckIn::answeredAt).filter(Objects::nonNull))
            .flatMap(times -> times)
            .max(Comparator.naturalOrder())
            .orElse(firstDose);
    Silence terms = turn.policy().safety().silence();
    int days = chart.series().maintainedSince().isPresent() ? terms.maintenanceDays() : terms.inductionDays();
    Contact before = chart.signs().contact();
    Contact now = new Contact(at, at.plus(Duration.ofDays(days)), at.plus(Duration.ofDays(terms.lostDays())), false, false);
    if (before != null && before.heardAt().equals(at)) {
      turn.change(chart.signs().with(now.asFarAs(before)));
    } else {
      turn.change(chart.signs().with(now));
      turn.closeTasks(Tasks.OUTREACH, COURSE, HEARD_FROM);
    }
  }

  static void outreach(Turn turn) {
    Contact contact = turn.chart().signs().contact();
    if (contact != null) {
      turn.change(turn.chart().signs().with(contact.reachedOut()));
      turn.openTask(Tasks.OUTREACH, COURSE);
    }
  }

  /** What follows is recommended, or asked of a person where nothing can be held. */
  static void lost(Turn turn) {
    Contact contact = turn.chart().signs().contact();
    if (contact != null) {
      turn.change(turn.chart().signs().with(contact.wasLost()));
    }
  }
}
