package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.FindingsRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.ClinicEvent.LabResulted;
import org.treatmentcourse.contracts.ClinicEvent.Medication;
import org.treatmentcourse.contracts.ClinicEvent.MedicationsReconciled;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityAssessed;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.local.keys.Role;

/** Examination and tests, a clinician's decision, a prescriber's plan. */
final class WorkUp {

  private static final int MOST = 4;
  /** A pressure in this band is taken twice before anybody concludes something from it. */
  private static final int VERY_HIGH = 180;
  /** From this age on the cognitive screen is a part of the work-up. */
  private static final int OLDER = 65;
  private static final Duration FORMS_BEFORE = Duration.ofMinutes(30);

  private static final Map<String, String> ASKED =
      Map.of("capacity", "true", "lactating", "false", "ketamineUseDisorder", "false", "ectOrTmsSeries", "false", "otherKetamineCourse", "false",
          "cannabisUse", "false", "historyTaken", "true", "physicalExamination", "UNREMARKABLE", "pdmp", "EXPECTED");

  private WorkUp() {}

  static void look(Agenda agenda) {
    agenda.chart().evaluated().ifPresent(opened -> {
      examine(agenda, opened);
      if (agenda.chart().openRisks().isEmpty()) {
        agenda.chart().assessed().ifPresent(assessed -> decide(agenda, assessed.fact()));
      }
    });
  }

  private static void examine(Agenda agenda, Instant opened) {
    int times = agenda.times("work-up");
    boolean again = agenda.last("work-up").isPresent() && times < MOST && agenda.chart().decided().isEmpty()
        && agenda.chart().assessed().filter(a -> isOpen(a.fact())).isPresent();
    if (times == 0 || again) {
      Instant from = agenda.last("work-up").map(Agenda.Done::at).orElse(opened);
      Instant at = agenda.diary().morningAfter(from);
      agenda.propose(new Act(at.minus(FORMS_BEFORE), "forms/" + (times + 1), new Act.Report(forms(agenda, times == 0))));
      agenda.propose(new Act(at, "work-up/" + (times + 1), new Act.Report(facts(agenda, times == 0))));
    }
  }

  /** The first time something is forgotten now and then. */
  private static List<Act.Fact> facts(Agenda agenda, boolean first) {
    Patient patient = agenda.patient();
    Patient.Body body = patient.body();
    boolean forgotten = first && patient.chance().happens("weight forgotten", 0.10);
    boolean spoilt = first && patient.chance().happens("sample spoilt", 0.08);
    ExaminationRecorded exam = new ExaminationRecorded(body.examined(), body.diastolic(), forgotten ? null : body.weightKg(), body.heightCm(), 98, 74, 14, 36.7);
    List<Act.Fact> facts = new ArrayList<>();
    if (body.examined() >= VERY_HIGH) {
      facts.add(new Act.Fact(exam, Duration.ofMinutes(10)));
    }
    facts.add(now(exam));
    patient.diagnoses().forEach(d -> facts.add(now(new DiagnosisRecorded(d.code(), d.status(), d.inTreatment()))));
    if (Boolean.TRUE.equals(patient.canBecomePregnant())) {
      facts.add(now(new LabResulted(Lab.HCG, body.pregnant() ? LabResult.POSITIVE : LabResult.NEGATIVE)));
    }
    facts.add(now(new LabResulted(Lab.UDS, spoilt ? LabResult.INVALID : body.drugsFound() ? LabResult.POSITIVE : LabResult.NEGATIVE)));
    facts.add(now(new MedicationsReconciled(patient.trials().stream().limit(1).map(trial -> new Medication(trial.drug(), 100.0, null)).toList())));
    facts.add(now(new AllergiesReviewed(List.of())));
    facts.add(now(new FindingsRecorded(ASKED)));
    return facts;
  }

  /** Forms are filled in before, at a time of their own: they reach evaluation by another way than what is found. */
  private static List<Act.Fact> forms(Agenda agenda, boolean first) {
    Patient patient = agenda.patient();
    List<Act.Fact> facts = new ArrayList<>();
    if (Period.between(patient.person().birthDate(), LocalDate.ofInstant(patient.asks(), ZoneOffset.UTC)).getYears() >= OLDER) {
      facts.add(now(new QuestionnaireAnswered("MOCA", Map.of("total", 27))));
    }
    agenda.answers().screens().forEach(form -> facts.add(now(form)));
    if (!first) {
      // The forms of the first contact may have become too old.
      int risk = agenda.answers().risk("work-up");
      facts.add(now(agenda.answers().phq9(0, "work-up", risk)));
      facts.add(now(agenda.answers().screen(risk)));
    }
    return facts;
  }

  private static Act.Fact now(ClinicEvent event) {
    return new Act.Fact(event, Duration.ZERO);
  }

  /** Something is missing, and nothing else has decided it anyway. */
  private static boolean isOpen(EligibilityAssessed assessed) {
    return assessed.recommendation() != Outcome.NOT_ELIGIBLE
        && assessed.findings().stream().anyMatch(finding -> finding.severity() == Severity.INDETERMINATE);
  }

  private static void decide(Agenda agenda, EligibilityAssessed assessed) {
    if (agenda.times("work-up") == 0 || isOpen(assessed) || agenda.chart().plan().isPresent()) {
      return;
    }
    Instant seen = agenda.last("work-up").map(Agenda.Done::at).orElseThrow();
    Instant from = agenda.chart().lastResolved().filter(seen::isBefore).orElse(seen);
    int decisions = agenda.times("decide");
    int plans = agenda.times("plan");
    boolean decided = agenda.last("decide").filter(Agenda.Done::worked).isPresent() && agenda.chart().decided().isPresent();
    boolean voided = agenda.last("plan").filter(last -> !last.worked()).isPresent() && plans == decisions;
    if (decisions < MOST && (!decided || voided)) {
      Instant after = agenda.last("decide").map(last -> agenda.diary().morningAfter(last.at())).orElse(from);
      agenda.propose(Act.post(agenda.diary().desk(after), "decide/" + (decisions + 1), Role.CLINICIAN, "evaluation", "/decision", order(assessed)));
    } else if (decided && plans < decisions && isForTreatment(agenda)) {
      agenda.propose(Act.post(agenda.chart().decided().orElseThrow().at(), "plan/" + (plans + 1), Role.PRESCRIBER, "evaluation", "/plan",
          Map.of("protocol", agenda.patient().protocol())));
    }
  }

  private static boolean isForTreatment(Agenda agenda) {
    return agenda.chart().decided().filter(d -> d.fact().outcome() != Outcome.NOT_ELIGIBLE).isPresent();
  }

  /** As the rules recommend; what asks for a review is looked into and named. */
  private static Map<String, Object> order(EligibilityAssessed assessed) {
    Outcome outcome = assessed.recommendation() == Outcome.NEEDS_REVIEW ? Outcome.ELIGIBLE_WITH_CONDITIONS : assessed.recommendation();
    List<String> resolves = outcome == Outcome.NOT_ELIGIBLE ? List.of()
        : assessed.findings().stream().filter(f -> f.severity() == Severity.REVIEW).map(Finding::rule).distinct().toList();
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("outcome", outcome);
    order.put("rationale", "Seen and discussed with the patient.");
    order.put("resolves", resolves);
    return order;
  }
}
