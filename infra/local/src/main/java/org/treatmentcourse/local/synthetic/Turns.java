package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;

/** What happens once in a course and changes it. */
final class Turns {

  private Turns() {}

  static void look(Agenda agenda) {
    due(agenda).forEach(agenda::propose);
  }

  /** True if something is about to happen that makes booking pointless. */
  static boolean isImminent(Agenda agenda) {
    return due(agenda).stream().anyMatch(act -> !agenda.isDone(act.key()));
  }

  private static List<Act> due(Agenda agenda) {
    Patient.Turns turns = agenda.patient().turns();
    Optional<Visit> last = agenda.chart().lastCompleted();
    if (last.isEmpty() || agenda.chart().visits().stream().anyMatch(visit -> visit.status().isRunning())) {
      return List.of();
    }
    Instant desk = agenda.diary().desk(last.get().since());
    List<Act> due = new ArrayList<>();
    if (turns.extraFormAfter() > 0 && last.get().session() >= turns.extraFormAfter()) {
      due.add(Act.report(desk, "extra-form", agenda.answers().gad7()));
      due.add(Act.report(desk, "form-behind-it", agenda.answers().phq9(last.get().session(), "behind", 0)));
    }
    if (turns.withdrawsAfter() > 0 && last.get().session() >= turns.withdrawsAfter()) {
      due.add(withdraws(desk));
    }
    agenda.chart().acceptedAt().filter(at -> turns.withdrawsOnMaintenance()).ifPresent(at -> due.add(withdraws(at)));
    if (turns.pregnantAfter() > 0 && last.get().session() >= turns.pregnantAfter()) {
      due.add(Act.report(desk, "pregnancy-test", new ClinicEvent.LabResulted(Lab.HCG, LabResult.POSITIVE)));
    }
    return due;
  }

  private static Act withdraws(Instant at) {
    return Act.report(at, "withdraws", new ClinicEvent.ConsentRevoked(Consent.TREATMENT));
  }
}
