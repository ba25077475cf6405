package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.local.keys.Role;

/** The scheduler finds times for every session that has none, and patients call some off. */
final class Appointments {

  private static final int MOST = 40;
  private static final List<String> DAYS = List.of("MON", "WED", "FRI");

  private Appointments() {}

  static void look(Agenda agenda) {
    book(agenda);
    agenda.chart().visits().stream().filter(visit -> visit.status() == Visit.Status.BOOKED).forEach(visit -> callOff(agenda, visit));
  }

  private static void book(Agenda agenda) {
    Chart chart = agenda.chart();
    boolean busy = chart.visits().stream().anyMatch(visit -> visit.status() == Visit.Status.ARRIVED || visit.status().isRunning());
    if (chart.plan().isEmpty() || chart.withoutTime().isEmpty() || busy || chart.suspended().isPresent() || !chart.openRisks().isEmpty()
        || chart.hasTask("MISSED_SESSION_CHECK_IN") || chart.hasTask("NO_SHOW_REVIEW") || Ending.isDue(agenda) || Turns.isImminent(agenda)) {
      return;
    }
    int times = agenda.times("book");
    if (times >= MOST) {
      return;
    }
    Plan plan = chart.plan().orElseThrow().fact();
    Instant since = chart.visits().stream().filter(v -> v.status().isLost()).map(Visit::since).max(Instant::compareTo)
        .filter(chart.plan().orElseThrow().at()::isBefore).orElse(chart.plan().orElseThrow().at());
    Instant from = agenda.last("book").filter(last -> !last.worked() && !last.at().isBefore(since))
        .map(last -> agenda.diary().morningAfter(last.at())).orElse(since);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("site", agenda.patient().site());
    if (plan.phase() == Phase.INDUCTION) {
      body.put("weekdays", DAYS);
    }
    agenda.propose(Act.post(agenda.diary().desk(from), "book/" + (times + 1), Role.SCHEDULER, "scheduling", "/series", body));
  }

  private static void callOff(Agenda agenda, Visit visit) {
    String occasion = "call-off/" + visit.name();
    Instant start = visit.booking().startsAt();
    Instant at = agenda.diary().desk(start.minus(Duration.ofHours(agenda.chance().happens(occasion + "/late", 0.3) ? 23 : 66)));
    if (agenda.chance().happens(occasion, agenda.patient().habits().cancels()) && at.isAfter(visit.since()) && at.isBefore(start)) {
      agenda.propose(Act.post(at, occasion, Role.SCHEDULER, "scheduling", "/sessions/" + visit.session() + "/cancel",
          Map.of("by", "PATIENT", "reason", "ILLNESS")));
    }
  }
}
