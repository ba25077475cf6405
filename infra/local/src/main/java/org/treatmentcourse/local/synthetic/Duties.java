package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.local.keys.Role;

/** Staff see to what the system asks of them: escalations at once, other tasks in time, a few too late. */
final class Duties {

  private static final Set<String> AT_ONCE = Set.of("SUICIDE_RISK", "INFUSION_STOPPED", "VITALS_OVERDUE", "SERIES_HELD");
  private static final Duration SEEN = Duration.ofMinutes(5);
  private static final Duration TALKED = Duration.ofMinutes(40);

  private Duties() {}

  static void look(Agenda agenda) {
    agenda.chart().openRisks().forEach((occurrence, raised) -> resolve(agenda, occurrence, raised));
    agenda.chart().seriesHeld().ifPresent(held -> letGoOn(agenda, held));
    agenda.chart().unsentForms().forEach((session, prepared) -> send(agenda, session, prepared));
    agenda.chart().tasks().forEach(task -> see(agenda, task));
  }

  private static void resolve(Agenda agenda, String occurrence, Instant raised) {
    agenda.propose(Act.post(raised.plus(TALKED), "resolve/" + occurrence, Role.CLINICIAN, "followup", "/escalations/" + occurrence + "/resolve",
        Map.of("disposition", "SAFE_WITH_PLAN")));
  }

  /** A prescriber has talked to the patient. */
  private static void letGoOn(Agenda agenda, Chart.Dated<SeriesHeld> held) {
    agenda.propose(Act.post(held.at().plus(TALKED), "series/" + held.fact().hold(), Role.PRESCRIBER, "scheduling", "/series-hold/release",
        Map.of("reason", "Talked to the patient, who is well.")));
  }

  /** At the next round of the desk; a few are forgotten until somebody is told. */
  private static void send(Agenda agenda, int session, Instant prepared) {
    Duration forgotten = agenda.chance().happens("form/" + session, 0.08) ? Duration.ofDays(3) : Duration.ofMinutes(30);
    agenda.propose(Act.post(agenda.diary().desk(prepared.plus(forgotten)), "form/" + session, Role.NURSE, "scheduling",
        "/sessions/" + session + "/monitoring-form/sent", Map.of("reference", "FORM-" + session)));
  }

  private static void see(Agenda agenda, Chart.Task task) {
    String name = task.kind() + "/" + task.number();
    Role role = role(task.role());
    boolean urgent = AT_ONCE.contains(task.kind());
    if (urgent && !task.acknowledged()) {
      boolean late = agenda.chance().happens("late/" + name, 0.08);
      Instant at = task.openedAt().plus(late ? SEEN.multipliedBy(4) : SEEN);
      agenda.propose(Act.post(at, "acknowledge/" + name, role, "followup", "/tasks/" + task.id() + "/acknowledge", Map.of()));
    }
    if (!task.kind().equals("SUICIDE_RISK") && !task.kind().equals("SERIES_HELD")) {
      agenda.propose(Act.post(closing(agenda, task, name, urgent), "close/" + name, role, "followup", "/tasks/" + task.id() + "/close",
          Map.of("disposition", "DONE")));
    }
  }

  /** At the next round of the desk, or before it is due if that comes first; some are forgotten for a while. */
  private static Instant closing(Agenda agenda, Chart.Task task, String name, boolean urgent) {
    if (!urgent && agenda.chance().happens("late/" + name, 0.04)) {
      return task.dueAt().plus(Duration.ofHours(2));
    }
    Instant desk = agenda.diary().desk(task.openedAt().plus(Duration.ofMinutes(30)));
    Instant inTime = task.dueAt().minus(Duration.ofMinutes(30));
    return urgent || desk.isBefore(inTime) || inTime.isBefore(task.openedAt()) ? desk : inTime;
  }

  private static Role role(String claim) {
    return switch (claim) {
      case "nurse" -> Role.NURSE;
      case "prescriber" -> Role.PRESCRIBER;
      case "medical-director" -> Role.MEDICAL_DIRECTOR;
      default -> Role.CLINICIAN;
    };
  }
}
