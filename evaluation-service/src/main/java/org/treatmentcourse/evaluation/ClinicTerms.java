package org.treatmentcourse.evaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;

/** The pack in force at a clinic. A clinic that is not known here yet is waited for, never given the defaults. */
public final class ClinicTerms {
  private final PolicyBook<EvaluationPolicy> book;
  private final Function<String, Clinic> clinics;

  ClinicTerms(PolicyBook<EvaluationPolicy> book, Function<String, Clinic> clinics) {
    this.book = book;
    this.clinics = clinics;
  }

  public EvaluationPolicy policy(String clinic) {
    return book.of(clinics.apply(clinic));
  }
}
