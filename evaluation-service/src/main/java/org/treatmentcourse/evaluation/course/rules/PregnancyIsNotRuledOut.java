package org.treatmentcourse.evaluation.course.rules;

import java.time.ZoneOffset;
import java.util.Optional;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Labs;
import org.treatmentcourse.evaluation.course.LabFact;

/** EL-19: where pregnancy is possible, a recent test is needed, and counselling where the pack asks for its record. */
record PregnancyIsNotRuledOut() implements Rule {

  @Override
  public String id() {
    return "EL-19";
  }

  @Override
  public Verdict judge(Subject subject) {
    Boolean possible = subject.told().pregnancyPossible();
    if (possible == null) {
      return new Verdict.Unknown("canBecomePregnant");
    }
    return possible ? tested(subject) : Verdict.CLEAR;
  }

  private static Verdict tested(Subject subject) {
    Labs labs = subject.policy().labs();
    Optional<LabFact> hcg = subject.facts().lab(Lab.HCG);
    if (hcg.isEmpty()) {
      return new Verdict.Unknown("hcg");
    }
    if (hcg.get().result() == LabResult.NEGATIVE && subject.isOlderThan(hcg.get().at(), labs.hcgMaxAgeDays())) {
      return new Verdict.Fires("hcgTested=" + hcg.get().at().atOffset(ZoneOffset.UTC).toLocalDate());
    }
    return labs.counsellingConsent() && !subject.facts().isActive(Consent.PREGNANCY_RISK)
        ? new Verdict.Fires("counselled=false")
        : Verdict.CLEAR;
  }
}
