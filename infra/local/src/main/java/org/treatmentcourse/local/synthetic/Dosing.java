package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.ClinicEvent.DoseEnded;
import org.treatmentcourse.local.keys.Role;

/** A session from the start of the dose until the patient leaves. */
final class Dosing {

  private static final int DURING_MIN = 10;
  private static final int AFTER_MIN = 15;
  private static final int OBSERVATION_MIN = 60;
  private static final int MOST_TRIES = 8;
  private static final Map<String, Object> WELL =
      Map.of(
          "escortPresent", true, "escort", "contact-1", "oriented", true, "cadss6Before", 0, "cadss6", 1, "padss", 10, "nauseaControlled", true,
          "steadyGait", true, "instructionsGiven", true);
  private static final List<String> TERMS = List.of("Nausea", "Dizziness", "Dissociation", "Headache", "Anxiety");

  private Dosing() {}

  static void look(Agenda agenda) {
    for (Visit visit : agenda.chart().visits()) {
      if (visit.status() == Visit.Status.DOSING) {
        dose(agenda, visit);
      } else if (visit.status() == Visit.Status.OBSERVING) {
        observe(agenda, visit);
      }
    }
  }

  private static void dose(Agenda agenda, Visit visit) {
    Instant began = visit.startedAt();
    int duration = agenda.chart().plan().orElseThrow().fact().durationMin();
    if (visit.stoppedAt().isPresent()) {
      Instant off = visit.stoppedAt().get();
      int delivered = (int) (visit.doseMg() * Duration.between(began, off).toMinutes() / duration);
      agenda.propose(Act.report(Agenda.plusMinutes(off, 2), "dose-ends/" + visit.name(), new DoseEnded(visit.session(), delivered)));
      return;
    }
    for (int minute = DURING_MIN; minute < duration; minute += DURING_MIN) {
      String key = "vitals/" + visit.name() + "/d" + minute;
      if (!agenda.chance().happens(key + "/forgotten", 0.01)) {
        agenda.propose(Act.report(Agenda.plusMinutes(began, minute), key, measured(agenda, visit, minute)));
      }
    }
    agenda.propose(Act.report(Agenda.plusMinutes(began, duration), "dose-ends/" + visit.name(),
        Pressure.during(agenda.patient(), visit, Duration.ofMinutes(duration)), new DoseEnded(visit.session(), visit.doseMg())));
  }

  private static ClinicEvent[] measured(Agenda agenda, Visit visit, int minute) {
    Patient patient = agenda.patient();
    List<ClinicEvent> events = new ArrayList<>();
    boolean bad = minute == 2 * DURING_MIN && agenda.chance().happens("reacts badly/" + visit.name(), patient.habits().reactsBadly());
    events.add(bad ? Pressure.critical(patient, visit) : Pressure.during(patient, visit, Duration.ofMinutes(minute)));
    if (minute == 2 * DURING_MIN && agenda.chance().happens("side effect/" + visit.name(), patient.habits().sideEffect())) {
      int grade = agenda.chance().pick("grade/" + visit.name(), List.of(1, 1, 1, 2, 2, 3));
      events.add(new AdverseEventRecorded(visit.session(), agenda.chance().pick("term/" + visit.name(), TERMS), grade, false));
    }
    return events.toArray(ClinicEvent[]::new);
  }

  /** Measured every quarter of an hour; after the least time somebody asks whether the patient may leave, and again until they may. */
  private static void observe(Agenda agenda, Visit visit) {
    Instant end = visit.doseEndedAt();
    String leave = "discharge/" + visit.name();
    int tries = agenda.times(leave);
    int until = OBSERVATION_MIN + tries * AFTER_MIN;
    for (int minute = AFTER_MIN; minute <= until; minute += AFTER_MIN) {
      Duration since = Duration.between(visit.startedAt(), end).plusMinutes(minute);
      agenda.propose(Act.report(Agenda.plusMinutes(end, minute), "vitals/" + visit.name() + "/o" + minute,
          Pressure.during(agenda.patient(), visit, since)));
    }
    if (tries < MOST_TRIES && agenda.chart().openRisks().isEmpty()) {
      String release = "release/" + visit.name() + "/" + (tries + 1);
      String session = "/sessions/" + visit.session();
      agenda.propose(
          agenda.isDone(release)
              ? Act.post(Agenda.plusMinutes(end, until), leave + "/" + (tries + 1), Role.NURSE, "scheduling", session + "/discharge", WELL)
              : Act.post(Agenda.plusMinutes(end, until), release, Role.PRESCRIBER, "scheduling", session + "/release", Map.of("dissociationResolved", true)));
    }
  }
}
