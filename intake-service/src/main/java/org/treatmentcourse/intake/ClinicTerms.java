package org.treatmentcourse.intake;

import java.util.function.Function;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;

/** A clinic as registered, and the pack in force there. A clinic that is not known here yet is waited for, never given the defaults. */
public final class ClinicTerms {
  private final PolicyBook<IntakePolicy> book;
  private final Function<String, Clinic> clinics;

  ClinicTerms(PolicyBook<IntakePolicy> book, Function<String, Clinic> clinics) {
    this.book = book;
    this.clinics = clinics;
  }

  public Clinic clinic(String id) {
    return clinics.apply(id);
  }

  public IntakePolicy policy(String clinic) {
    return book.of(clinic(clinic));
  }
}
