package org.treatmentcourse.evaluation.course.rules;

import java.time.ZoneOffset;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.ValueSets;
import org.treatmentcourse.evaluation.course.Diagnosis;

/** EL-24: a mild disorder, early remission, or an active one in treatment: less than the needed months of remission in each case. */
record SubstanceUseNeedsReview() implements Rule {

  @Override
  public String id() {
    return "EL-24";
  }

  @Override
  public Verdict judge(Subject subject) {
    return Diagnoses.any(subject, diagnosis -> needsReview(diagnosis, subject));
  }

  private static boolean needsReview(Diagnosis diagnosis, Subject subject) {
    ValueSets sets = subject.policy().valueSets();
    if (!diagnosis.isIn(sets.substanceModerateSevere()) && !diagnosis.isIn(sets.substanceMild())) {
      return false;
    }
    boolean remission = diagnosis.status() == ClinicalStatus.REMISSION || diagnosis.isIn(sets.substanceRemission());
    if (remission && diagnosis.status() != ClinicalStatus.REFUTED && diagnosis.status() != ClinicalStatus.RESOLVED) {
      return isEarly(diagnosis, subject);
    }
    return diagnosis.status() == ClinicalStatus.ACTIVE
        && (diagnosis.isIn(sets.substanceMild()) || Boolean.TRUE.equals(diagnosis.inTreatment()));
  }

  private static boolean isEarly(Diagnosis diagnosis, Subject subject) {
    int months = subject.policy().substanceUse().earlyRemissionMonths();
    return diagnosis.at().atOffset(ZoneOffset.UTC).plusMonths(months).toInstant().isAfter(subject.asOf());
  }
}
