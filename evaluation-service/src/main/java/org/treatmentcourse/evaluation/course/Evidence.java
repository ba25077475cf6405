package org.treatmentcourse.evaluation.course;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.FindingsRecorded;
import org.treatmentcourse.contracts.ClinicEvent.LabMeasured;
import org.treatmentcourse.contracts.ClinicEvent.LabResulted;
import org.treatmentcourse.contracts.ClinicEvent.MedicationsReconciled;
import org.treatmentcourse.contracts.EvaluationEvent.LabNoted;
import org.treatmentcourse.contracts.EvaluationEvent.MedicationsJudged;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.From;
import org.treatmentcourse.contracts.policy.FactValues;

/** What clinic systems report. It is refused when it can't be meant so, and when the course is over. */
public final class Evidence {
  private static final Pattern ICD_10_CM = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");

  private Evidence() {}

  public static Decision<Evaluation> examined(Evaluation state, ExaminationRecorded event, Occurrence when, EvaluationPolicy policy) {
    if (event.diastolic() >= event.systolic()) {
      return Decision.refuse(state, Refusal.of("IMPLAUSIBLE_BLOOD_PRESSURE", "/diastolic", "the diastolic value is not below the systolic one"));
    }
    BloodPressure reading = new BloodPressure(event.systolic(), event.diastolic(), when.occurredAt(), when.id());
    Double kg = event.weightKg();
    return learn(
        state,
        facts -> {
          Facts more = kg == null ? facts.with(reading) : facts.with(reading).with(new Weight(kg, when.occurredAt(), when.id()));
          more = noted(more, "exam.heightCm", event.heightCm(), when);
          more = noted(more, "exam.spo2", event.spo2(), when);
          more = noted(more, "exam.heartRate", event.heartRate(), when);
          more = noted(more, "exam.respiratoryRate", event.respiratoryRate(), when);
          return noted(more, "exam.temperatureC", event.temperatureC(), when);
        },
        when,
        policy);
  }

  private static Facts noted(Facts facts, String name, @Nullable Number value, Occurrence when) {
    return value == null ? facts : facts.with(new Noted(name, value.toString(), when.occurredAt(), when.id()));
  }

  public static Decision<Evaluation> reconciled(Evaluation state, MedicationsReconciled event, Occurrence when, EvaluationPolicy policy) {
    List<Reconciled.Drug> drugs =
        event.medications().stream().map(one -> new Reconciled.Drug(one.code().strip(), one.dailyDoseMg(), one.startedOn())).toList();
    Decision<Evaluation> learnt = learn(state, facts -> facts.with(new Reconciled(drugs, when.occurredAt(), when.id())), when, policy);
    return learnt.state() instanceof Planned planned ? learnt.and(new MedicationsJudged(Standing.unresolved(planned.dossier()))) : learnt;
  }

  public static Decision<Evaluation> reviewed(Evaluation state, AllergiesReviewed event, Occurrence when, EvaluationPolicy policy) {
    List<String> substances = event.substances().stream().map(String::strip).toList();
    return learn(state, facts -> facts.with(new Reviewed(substances, when.occurredAt(), when.id())), when, policy);
  }

  public static Decision<Evaluation> measured(Evaluation state, LabMeasured event, Occurrence when, EvaluationPolicy policy) {
    Double upperLimit = event.upperLimit();
    String name = "lab." + event.analyte();
    if (upperLimit == null) {
      return learn(state, facts -> facts.with(new Noted(name + ".value", Double.toString(event.value()), when.occurredAt(), when.id())), when, policy);
    }
    double times = event.value() / upperLimit;
    return told(
        learn(state, facts -> facts.with(new Noted(name, Double.toString(times), when.occurredAt(), when.id())), when, policy),
        new LabNoted(event.analyte().name(), times, null));
  }

  /** What follow-up watches over time, while there is something to watch. */
  private static Decision<Evaluation> told(Decision<Evaluation> learnt, LabNoted noted) {
    return learnt.state() instanceof Planned && learnt.refusal() == null ? learnt.and(noted) : learnt;
  }

  /** What the pack does not ask for, or not in that form, is refused: nobody would ever look at it. */
  public static Decision<Evaluation> found(Evaluation state, FindingsRecorded event, Occurrence when, EvaluationPolicy policy) {
    for (Map.Entry<String, String> finding : new TreeMap<>(event.findings()).entrySet()) {
      Fact fact = policy.facts().get(finding.getKey());
      String field = "/findings/" + finding.getKey();
      if (fact == null || fact.from() != From.FINDING) {
        return Decision.refuse(state, Refusal.of("UNKNOWN_FINDING", field, "the clinic's pack has no such finding"));
      }
      if (!FactValues.fits(fact, finding.getValue())) {
        return Decision.refuse(state, Refusal.of("MALFORMED_FINDING", field, "must be " + form(fact)));
      }
    }
    return learn(
        state,
        facts -> {
          Facts more = facts;
          for (Map.Entry<String, String> finding : event.findings().entrySet()) {
            more = more.with(new Noted("finding." + finding.getKey(), finding.getValue(), when.occurredAt(), when.id()));
          }
          return more;
        },
        when,
        policy);
  }

  private static String form(Fact fact) {
    return switch (fact.kind()) {
      case FLAG -> "true or false";
      case NUMBER -> "a number from 0 up";
      case CODE -> "one of " + fact.values();
    };
  }

  public static Decision<Evaluation> tested(Evaluation state, LabResulted event, Occurrence when, EvaluationPolicy policy) {
    return told(
        learn(state, facts -> facts.with(new LabFact(event.test(), event.result(), when.occurredAt(), when.id())), when, policy),
        new LabNoted(event.test().name(), null, event.result()));
  }

  public static Decision<Evaluation> diagnosed(Evaluation state, DiagnosisRecorded event, Occurrence when, EvaluationPolicy policy) {
    String code = event.code().strip().toUpperCase(Locale.ROOT);
    if (!ICD_10_CM.matcher(code).matches()) {
      return Decision.refuse(state, Refusal.of("MALFORMED_CODE", "/code", "this is not an ICD-10-CM code"));
    }
    Diagnosis diagnosis = new Diagnosis(code, event.status(), event.inTreatment(), when.occurredAt(), when.id());
    if (isTooMany(state, diagnosis)) {
      return Decision.refuse(state, Refusal.of("TOO_MANY_DIAGNOSES", "/code", "at most " + Facts.DIAGNOSES + " codes are kept for one course"));
    }
    return learn(state, facts -> facts.with(diagnosis), when, policy);
  }

  private static Decision<Evaluation> learn(Evaluation state, UnaryOperator<Facts> fact, Occurrence when, EvaluationPolicy policy) {
    return state instanceof Ended ended ? Refusals.closed(ended) : Learning.learn(state, fact, when, policy);
  }

  private static boolean isTooMany(Evaluation state, Diagnosis added) {
    Facts facts =
        switch (state) {
          case Awaited awaited -> awaited.facts();
          case Referred referred -> referred.dossier().facts();
          case Open open -> open.dossier().facts();
          case Planned planned -> planned.dossier().facts();
          case Ended ended -> ended.dossier().facts();
        };
    return facts.diagnoses().size() >= Facts.DIAGNOSES && facts.diagnoses().stream().noneMatch(known -> known.code().equals(added.code()));
  }
}
