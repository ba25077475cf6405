package org.treatmentcourse.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.ClinicEvent.Analyte;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.FindingsRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabMeasured;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.ClinicEvent.LabResulted;
import org.treatmentcourse.contracts.ClinicEvent.Medication;
import org.treatmentcourse.contracts.ClinicEvent.MedicationsReconciled;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Evidence;
import org.treatmentcourse.evaluation.course.Facts;
import org.treatmentcourse.evaluation.course.Hearsay;
import org.treatmentcourse.evaluation.course.Open;
import org.treatmentcourse.evaluation.course.Referral;
import org.treatmentcourse.evaluation.course.Referring;
import org.treatmentcourse.evaluation.course.Told;
import org.treatmentcourse.evaluation.course.rules.Scope;

/** A handful of patients, from one about whom nothing speaks against treatment to one about whom much does and one of whom little is known. */
final class Patients {
  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");
  private static final CourseRef COURSE = new CourseRef("c1", "5f0c9c3e-7f0a-5b0e-9d2f-000000000001");

  private final EvaluationPolicy policy;
  private Evaluation state = Evaluation.initial(COURSE);
  private int events;

  private Patients(EvaluationPolicy policy) {
    this.policy = policy;
  }

  record Patient(Referral referral, Facts facts, Told told, Instant asOf, Scope scope) {}

  static List<Patient> all(EvaluationPolicy policy) {
    return List.of(
        new Patients(policy).clear().patient(),
        new Patients(policy).clear().pressure(152, 94).takes("6470", 4.0).patient(),
        new Patients(policy).clear().pressure(165, 101).diagnosed("F31.81").takes("7804", 20.0).patient(),
        new Patients(policy).clear().diagnosed("I50.9").diagnosed("G47.33").diagnosed("K74.60").patient(),
        new Patients(policy).clear().liver(4.2).scored("AUDIT_C", 7).scored("DAST10", 5).takes("10734", 30.0).patient(),
        new Patients(policy).clear().diagnosed("F20.9").diagnosed("I71.4").takes("10438", 300.0).patient(),
        new Patients(policy).referred().patient());
  }

  private Patients referred() {
    Trial failed = new Trial("36437", 8, true, 20);
    take(Referring.referred(state, new ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE), now()));
    return take(
        Referring.completed(
            state, new IntakeCompleted("bethesda", Indication.TRD, 42, Sex.FEMALE, true, List.of(failed, failed, failed), Set.of(Consent.TREATMENT)), now(), policy));
  }

  private Patients clear() {
    referred();
    take(Hearsay.granted(state, Consent.TREATMENT, now(), policy));
    take(Hearsay.granted(state, Consent.PREGNANCY_RISK, now(), policy));
    pressure(128, 78);
    take(Evidence.tested(state, new LabResulted(Lab.HCG, LabResult.NEGATIVE), now(), policy));
    take(Evidence.tested(state, new LabResulted(Lab.UDS, LabResult.NEGATIVE), now(), policy));
    diagnosed("F33.2").takes("36437", 100.0);
    take(Evidence.reviewed(state, new AllergiesReviewed(List.of()), now(), policy));
    Map<String, String> findings = new TreeMap<>();
    Stream.of("lactating", "ketamineUseDisorder", "ectOrTmsSeries", "otherKetamineCourse", "cannabisUse").forEach(name -> findings.put(name, "false"));
    findings.put("capacity", "true");
    take(Evidence.found(state, new FindingsRecorded(findings), now(), policy));
    for (String screen : List.of("MDQ", "PSQ", "AUDIT_C", "DAST10")) {
      scored(screen, 0);
    }
    take(Hearsay.scored(state, new AssessmentScored("cssrs", "CSSRS_SCREEN", null, null, RiskTier.LOW, null), now(), policy));
    return scored("PHQ9", 21);
  }

  private Patients pressure(int systolic, int diastolic) {
    return take(Evidence.examined(state, new ExaminationRecorded(systolic, diastolic, 80.0, 170, 98, 72), now(), policy));
  }

  private Patients diagnosed(String code) {
    return take(Evidence.diagnosed(state, new DiagnosisRecorded(code, ClinicalStatus.ACTIVE, null), now(), policy));
  }

  private Patients takes(String code, double mg) {
    return take(Evidence.reconciled(state, new MedicationsReconciled(List.of(new Medication(code, mg, null))), now(), policy));
  }

  private Patients liver(double ratio) {
    take(Evidence.measured(state, new LabMeasured(Analyte.ALT, 40 * ratio, 40.0), now(), policy));
    return take(Evidence.measured(state, new LabMeasured(Analyte.AST, 30 * ratio, 40.0), now(), policy));
  }

  private Patients scored(String instrument, int total) {
    return take(Hearsay.scored(state, new AssessmentScored(instrument + total, instrument, total, null, null, null, null, null, false, null, null, null), now(), policy));
  }

  private Patients take(Decision<Evaluation> decision) {
    if (decision.refusal() != null) {
      throw new IllegalStateException("refused: " + decision.refusal());
    }
    state = decision.state();
    return this;
  }

  private Occurrence now() {
    Instant at = START.plusSeconds(60L * ++events);
    return new Occurrence(COURSE, "e" + events, at, at);
  }

  private Patient patient() {
    Open open = (Open) state;
    Facts facts = open.dossier().facts();
    Referral referral = open.dossier().referral();
    return new Patient(referral, facts, Objects.requireNonNull(facts.told()), facts.asOf(), Scope.of(referral, false, policy));
  }
}
