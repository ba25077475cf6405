package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.ConsentGranted;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EarlierCourse;
import org.treatmentcourse.contracts.PainTreatment;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.contracts.UsState;
import org.treatmentcourse.local.keys.Role;

/** From the request to a complete file. */
final class FirstContact {

  private static final List<Consent> NEEDED =
      List.of(Consent.TREATMENT, Consent.NO_DRIVING, Consent.CONTROLLED_SUBSTANCE, Consent.FINANCIAL, Consent.DATA_USE, Consent.ESCORT_CONTACT,
          Consent.PREGNANCY_RISK);

  private FirstContact() {}

  static void look(Agenda agenda) {
    Patient patient = agenda.patient();
    Instant asks = patient.asks();
    agenda.propose(patient.throughDesk() ? new Act(asks, "ask", new Act.Open(openingByHand(patient))) : Act.report(asks, "ask", request(patient)));
    if (agenda.chart().opened().isEmpty()) {
      return;
    }
    agenda.propose(Act.report(Agenda.plusMinutes(asks, 30), "history",
        history(patient)));
    if (patient.turns().intakeEnds()) {
      leave(agenda);
      return;
    }
    agenda.propose(Act.report(Agenda.plusMinutes(asks, 30), "consents",
        NEEDED.stream().map(consent -> new ConsentGranted(consent, "2026-1")).toArray(ClinicEvent[]::new)));
    int risk = agenda.answers().risk("first");
    agenda.propose(Act.report(Agenda.plusMinutes(asks, 60), "first-forms",
        agenda.answers().phq9(0, "first", risk), agenda.answers().screen(risk)));
  }

  /** Some say that they don't want it; of others nothing is heard, and the file runs out. */
  private static void leave(Agenda agenda) {
    if (agenda.chance().happens("says so", 0.5)) {
      agenda.propose(Act.post(agenda.diary().desk(agenda.patient().asks().plus(Duration.ofDays(2))), "decline", Role.COORDINATOR, "intake",
          "/decline", Map.of("reason", "PATIENT_WITHDREW")));
    }
  }

  private static ClinicEvent.ConsultationRequested request(Patient patient) {
    Chance chance = patient.chance();
    return new ClinicEvent.ConsultationRequested(
        patient.site(),
        patient.person(),
        patient.indication(),
        patient.urgency(),
        chance.happens("referred", 0.4) ? "PSYCHIATRIST" : null,
        ProviderModel.CLINIC_IV,
        null,
        chance.happens("says whether veteran", 0.8) ? Boolean.valueOf(chance.happens("veteran", 0.1)) : null,
        chance.pick("lives in", List.of(UsState.MD, UsState.MD, UsState.MD, UsState.VA, UsState.DC)));
  }

  private static ClinicEvent.HistoryReported history(Patient patient) {
    Chance chance = patient.chance();
    List<PainTreatment> pain =
        chance.happens("pain", 0.2) ? List.of(new PainTreatment("GABAPENTIN", chance.happens("pain helped", 0.3))) : List.of();
    List<EarlierCourse> earlier =
        chance.happens("earlier course", 0.1) ? List.of(new EarlierCourse(EarlierCourse.Substance.KETAMINE, false)) : List.of();
    List<String> goals = List.of(chance.pick("goal", List.of("MOOD", "RETURN_TO_WORK", "SLEEP", "LESS_ANXIETY")));
    return new ClinicEvent.HistoryReported(patient.canBecomePregnant(), patient.trials(), pain, earlier, goals);
  }

  private static Map<String, Object> openingByHand(Patient patient) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reference", patient.reference());
    body.put("site", patient.site());
    body.put("person", patient.person());
    body.put("indication", patient.indication());
    body.put("urgency", patient.urgency());
    return body;
  }
}
