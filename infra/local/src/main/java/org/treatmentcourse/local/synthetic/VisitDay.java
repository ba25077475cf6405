package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.util.Map;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.local.keys.Role;

/** A session up to the dose: forms, arrival, first measurements, the gates, and what is done about one that fails. */
final class VisitDay {

  private static final int PREPARATION_MIN = 20;
  private static final int REST_MIN = 5;
  private static final int ESCORT_MIN = 15;
  private static final int MOST_TRIES = 5;

  private VisitDay() {}

  static void look(Agenda agenda) {
    agenda.chart().visits().stream().filter(visit -> visit.status().isWaitedFor()).forEach(visit -> look(agenda, visit));
  }

  private static void look(Agenda agenda, Visit visit) {
    Instant slot = visit.booking().startsAt();
    String name = visit.name();
    if (agenda.chance().happens("stays away/" + name, agenda.patient().habits().staysAway())) {
      return;
    }
    int risk = riskToday(agenda, visit);
    int completed = agenda.chart().counted("sessions");
    agenda.propose(Act.report(slot, "forms/" + name,
        agenda.answers().phq9(completed, name, Math.min(risk, 3)), agenda.answers().screen(risk)));
    agenda.propose(Act.report(slot, "arrive/" + name, arrival(agenda, visit), Pressure.before(agenda.patient(), visit, 0)));
    if (visit.status() == Visit.Status.ARRIVED) {
      startOrWait(agenda, visit);
    }
  }

  /** The day on which this patient needs help comes once. */
  private static int riskToday(Agenda agenda, Visit visit) {
    boolean theDay = agenda.patient().turns().riskAt() == visit.session() && agenda.chart().lastResolved().isEmpty();
    return theDay ? 3 : agenda.answers().risk(visit.name());
  }

  private static PatientArrived arrival(Agenda agenda, Visit visit) {
    boolean forgotten = agenda.chance().happens("escort/" + visit.name(), agenda.patient().habits().forgetsEscort());
    Boolean escort = !forgotten ? Boolean.TRUE : agenda.chance().happens("unsure/" + visit.name(), 0.5) ? null : Boolean.FALSE;
    boolean fasted = !agenda.chance().happens("eats/" + visit.name(), agenda.patient().habits().eats());
    return new PatientArrived(visit.session(), escort, fasted, true, true, true, true);
  }

  private static void startOrWait(Agenda agenda, Visit visit) {
    String name = visit.name();
    int tries = agenda.times("start/" + name);
    if (tries == 0) {
      veryHighIsTakenTwice(agenda, visit);
      start(agenda, visit, Agenda.plusMinutes(visit.booking().startsAt(), PREPARATION_MIN));
      return;
    }
    Instant held = agenda.last("start/" + name).orElseThrow().at();
    if (!agenda.chart().openRisks().isEmpty()) {
      return; // a clinician is with the patient; see Duties
    }
    if (tries >= MOST_TRIES || visit.failures().contains("NOT_FASTED")) {
      sendHome(agenda, visit, held, tries >= MOST_TRIES ? "TOO_MANY_HOLDS" : "NOT_FASTED");
    } else if (visit.failures().contains("ESCORT_ABSENT") || visit.failures().contains("ESCORT_UNKNOWN")) {
      findEscort(agenda, visit, held);
    } else if (visit.failures().contains("BP_HOLD")) {
      rest(agenda, visit, held);
    } else {
      Instant calm = agenda.chart().lastResolved().filter(held::isBefore).orElse(held);
      start(agenda, visit, Agenda.plusMinutes(calm, REST_MIN));
    }
  }

  private static void start(Agenda agenda, Visit visit, Instant at) {
    agenda.propose(Act.post(at, "start/" + visit.name() + "/" + (agenda.times("start/" + visit.name()) + 1), Role.NURSE, "scheduling",
        "/sessions/" + visit.session() + "/start", Map.of()));
  }

  private static void veryHighIsTakenTwice(Agenda agenda, Visit visit) {
    Integer first = Pressure.before(agenda.patient(), visit, 0).systolic();
    if (first != null && first >= 180) {
      agenda.propose(Act.report(Agenda.plusMinutes(visit.booking().startsAt(), REST_MIN), "again/" + visit.name(),
          Pressure.before(agenda.patient(), visit, 1)));
    }
  }

  private static void findEscort(Agenda agenda, Visit visit, Instant held) {
    String found = "escort-found/" + visit.name();
    Instant later = Agenda.plusMinutes(held, ESCORT_MIN);
    if (agenda.isDone(found)) {
      start(agenda, visit, later);
    } else if (agenda.chance().happens(found, 0.75)) {
      agenda.propose(Act.report(later, found, new PatientArrived(visit.session(), true, null, null, null, null, null)));
    } else {
      sendHome(agenda, visit, later, "NO_ESCORT");
    }
  }

  /** Two more measurements after some rest; then a prescriber decides. */
  private static void rest(Agenda agenda, Visit visit, Instant held) {
    String name = visit.name();
    Instant second = agenda.done("rest/" + name + "/2").map(Agenda.Done::at).orElse(Agenda.plusMinutes(held, 2 * REST_MIN));
    agenda.propose(Act.report(Agenda.plusMinutes(held, REST_MIN), "rest/" + name + "/1", Pressure.before(agenda.patient(), visit, 2)));
    agenda.propose(Act.report(second, "rest/" + name + "/2", Pressure.before(agenda.patient(), visit, 3)));
    if (agenda.isDone("rest/" + name + "/2")) {
      String clear = "clear/" + name;
      if (agenda.done(clear).filter(Agenda.Done::worked).isPresent()) {
        start(agenda, visit, second);
      } else if (agenda.chance().happens("prescriber agrees/" + name, 0.7) && !agenda.isDone(clear)) {
        agenda.propose(Act.post(second, clear, Role.PRESCRIBER, "scheduling", "/sessions/" + visit.session() + "/clear-hold",
            Map.of("reason", "Settled after rest; benefit outweighs the risk today.")));
      } else {
        sendHome(agenda, visit, second, "PRESSURE");
      }
    }
  }

  private static void sendHome(Agenda agenda, Visit visit, Instant at, String reason) {
    agenda.propose(Act.post(at, "send-home/" + visit.name(), Role.NURSE, "scheduling", "/sessions/" + visit.session() + "/cancel",
        Map.of("by", "CLINIC", "reason", reason)));
  }
}
