package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.synthetic.Agenda.Done;

/** One course as it is lived: listens to what the system says, and does the next thing. */
final class Life {

  /** A course that isn't over by then is stuck. */
  private static final Duration PATIENCE = Duration.ofDays(250);
  /** Asking for these and being told no is part of the day. */
  private static final Set<String> MAY_BE_REFUSED = Set.of("start", "discharge", "plan");

  private final Patient patient;
  private final String courseId;
  private final Hands hands;
  private final Chart chart = new Chart();
  private final Agenda agenda;
  private final List<String> surprises = new ArrayList<>();
  private int heard;
  private boolean stuck;

  Life(Patient patient, Hands hands, Diary diary) {
    this.patient = patient;
    this.hands = hands;
    this.courseId = hands.courseId(patient);
    this.agenda = new Agenda(patient, chart, diary);
  }

  Patient patient() {
    return patient;
  }

  String courseId() {
    return courseId;
  }

  Chart chart() {
    return chart;
  }

  /** Answers nobody had reckoned with. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  boolean isStuck() {
    return stuck;
  }

  boolean isOver() {
    return stuck || chart.closed().isPresent() || chart.declined().isPresent();
  }

  void listen(History history) {
    List<HistoryEvent> all = history.course(courseId);
    for (HistoryEvent event : all.subList(heard, all.size())) {
      Catalogue.byWire(event.type()).filter(type -> ServiceEvent.class.isAssignableFrom(type.record())).ifPresent(type ->
          chart.read((ServiceEvent) Json.MAPPER.treeToValue(event.body(), type.record()), event.at()));
    }
    heard = all.size();
  }

  /** When this course wants to be looked at again; empty once it is over. */
  Optional<Instant> next() {
    return isOver() ? Optional.empty() : Optional.of(agenda.next().map(Act::at).orElse(patient.asks().plus(PATIENCE)));
  }

  /** Does one thing, if one is due. */
  void live(Instant now) {
    if (isOver()) {
      return;
    }
    Optional<Act> next = agenda.next();
    if (next.isEmpty() || next.get().at().isAfter(now)) {
      stuck = !now.isBefore(patient.asks().plus(PATIENCE));
      return;
    }
    Act act = next.get();
    Done outcome = hands.perform(patient, act, now);
    agenda.did(act, outcome);
    if (!outcome.worked() && !MAY_BE_REFUSED.contains(act.key().split("/", 2)[0])) {
      surprises.add("%s %s at %s: %d %s".formatted(patient.reference(), act.key(), now, outcome.status(), outcome.reason()));
    }
  }
}
