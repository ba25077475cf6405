package org.treatmentcourse.evaluation.course;

import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** The packs in force. A clinic that is not known here yet is waited for, never given the defaults. */
@FunctionalInterface
public interface Policies {

  /** @param site absent as long as nobody said where the patient is to be treated: what the clinic says holds then */
  EvaluationPolicy at(String clinic, @Nullable String site);

  /** At the site of a course. */
  default EvaluationPolicy of(String clinic, Evaluation state) {
    return at(clinic, state.site());
  }

  /** At the site of a course to which something happens. */
  default EvaluationPolicy of(Occurrence when, Evaluation state) {
    return of(when.course().clinic(), state);
  }
}
