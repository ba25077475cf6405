package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.local.keys.Role;

/** When nothing more is planned, a clinician closes the course. */
final class Ending {

  private static final int TOO_OFTEN_MISSED = 4;
  private static final Duration NOTHING_MORE = Duration.ofDays(12);
  private static final int MOST_TRIES = 5;

  private Ending() {}

  private record Reason(String code, Instant since) {}

  static void look(Agenda agenda) {
    Optional<Reason> reason = reason(agenda);
    boolean quiet = agenda.chart().openRisks().isEmpty() && agenda.chart().tasks().isEmpty()
        && agenda.chart().visits().stream().noneMatch(visit -> visit.status() == Visit.Status.ARRIVED || visit.status().isRunning());
    int times = agenda.times("close");
    if (reason.isPresent() && quiet && times < MOST_TRIES) {
      Instant from = agenda.last("close").map(last -> agenda.diary().morningAfter(last.at())).orElse(reason.get().since());
      agenda.propose(Act.post(agenda.diary().desk(from), "close/" + (times + 1), Role.CLINICIAN, "followup", "/close",
          Map.of("reason", reason.get().code())));
    }
  }

  /** True if the course is to be closed and nothing more should be booked. */
  static boolean isDue(Agenda agenda) {
    return reason(agenda).isPresent();
  }

  private static Optional<Reason> reason(Agenda agenda) {
    Chart chart = agenda.chart();
    if (chart.decided().filter(d -> d.fact().outcome() == Outcome.NOT_ELIGIBLE).isPresent()) {
      return Optional.of(new Reason("NOT_CONTINUING", chart.decided().get().at()));
    }
    if (chart.suspended().isPresent()) {
      boolean withdrew = chart.suspended().get().fact().reason().equals("CONSENT_REVOKED");
      return Optional.of(new Reason(withdrew ? "PATIENT_WITHDREW" : "NOT_CONTINUING", chart.suspended().get().at().plus(Duration.ofHours(1))));
    }
    if (chart.maintenanceDeclined().isPresent()) {
      return Optional.of(new Reason("COMPLETED", chart.maintenanceDeclined().get()));
    }
    if (chart.counted("missed") >= TOO_OFTEN_MISSED) {
      Instant last = chart.visits().stream().map(Visit::since).max(Instant::compareTo).orElseThrow();
      return Optional.of(new Reason("LOST_TO_FOLLOW_UP", last));
    }
    return nothingMorePlanned(chart) ? unasked(agenda) : Optional.empty();
  }

  private static boolean nothingMorePlanned(Chart chart) {
    return chart.plan().isPresent() && chart.withoutTime().isEmpty() && chart.recommended().isEmpty()
        && chart.visits().stream().allMatch(visit -> visit.status() == Visit.Status.COMPLETED);
  }

  /** Nothing was recommended for some time after the last session: the treatment does not help, or not enough. */
  private static Optional<Reason> unasked(Agenda agenda) {
    Instant since = agenda.chart().lastCompleted().orElseThrow().since().plus(NOTHING_MORE);
    boolean good = agenda.chart().response().filter(r -> r == Response.REMISSION || r == Response.RESPONSE).isPresent();
    return Optional.of(new Reason(good ? "COMPLETED" : "NOT_CONTINUING", since));
  }
}
