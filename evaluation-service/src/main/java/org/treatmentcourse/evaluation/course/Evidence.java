package org.treatmentcourse.evaluation.course;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.LabResulted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

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
        facts -> kg == null ? facts.with(reading) : facts.with(reading).with(new Weight(kg, when.occurredAt(), when.id())),
        when,
        policy);
  }

  public static Decision<Evaluation> tested(Evaluation state, LabResulted event, Occurrence when, EvaluationPolicy policy) {
    return learn(state, facts -> facts.with(new LabFact(event.test(), event.result(), when.occurredAt(), when.id())), when, policy);
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
