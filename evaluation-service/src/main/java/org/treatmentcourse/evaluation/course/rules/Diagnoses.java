package org.treatmentcourse.evaluation.course.rules;

import java.util.function.Function;
import java.util.function.Predicate;
import org.treatmentcourse.evaluation.course.Diagnosis;

/** What rules about diagnoses have in common: a file without any diagnosis has not been looked at. */
final class Diagnoses {
  private Diagnoses() {}

  /** Judges each diagnosis by itself; the worst verdict counts. */
  static Verdict worst(Subject subject, Function<Diagnosis, Verdict> judge) {
    if (subject.facts().diagnoses().isEmpty()) {
      return new Verdict.Unknown("diagnoses");
    }
    Verdict worst = Verdict.CLEAR;
    for (Diagnosis diagnosis : subject.facts().diagnoses()) {
      Verdict verdict = judge.apply(diagnosis);
      if (verdict instanceof Verdict.Fires) {
        return verdict;
      }
      if (verdict instanceof Verdict.Unknown) {
        worst = verdict;
      }
    }
    return worst;
  }

  static Verdict any(Subject subject, Predicate<Diagnosis> fires) {
    return worst(subject, diagnosis -> fires.test(diagnosis) ? fires(diagnosis) : Verdict.CLEAR);
  }

  static Verdict fires(Diagnosis diagnosis) {
    return new Verdict.Fires("diagnosis=" + diagnosis.code());
  }
}
