package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.util.Optional;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;

/** What happens once in a course and changes it. */
final class Turns {

  private Turns() {}

  static void look(Agenda agenda) {
    due(agenda).ifPresent(agenda::propose);
  }

  /** True if something is about to happen that makes booking pointless. */
  static boolean isImminent(Agenda agenda) {
    return due(agenda).filter(act -> !agenda.isDone(act.key())).isPresent();
  }

  private static Optional<Act> due(Agenda agenda) {
    Patient.Turns turns = agenda.patient().turns();
    Optional<Visit> last = agenda.chart().lastCompleted();
    if (last.isEmpty() || agenda.chart().visits().stream().anyMatch(visit -> visit.status().isRunning())) {
      return Optional.empty();
    }
    Instant left = last.get().since();
    if (turns.withdrawsAfter() > 0 && last.get().session() >= turns.withdrawsAfter()) {
      return Optional.of(Act.report(agenda.diary().desk(left), "withdraws", new ClinicEvent.ConsentRevoked(Consent.TREATMENT)));
    }
    if (turns.pregnantAfter() > 0 && last.get().session() >= turns.pregnantAfter()) {
      return Optional.of(Act.report(agenda.diary().desk(left), "pregnancy-test", new ClinicEvent.LabResulted(Lab.HCG, LabResult.POSITIVE)));
    }
    return Optional.empty();
  }
}
