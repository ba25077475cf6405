package org.treatmentcourse.scheduling.terms;

import java.util.function.Function;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** The pack in force at a clinic. */
public final class ClinicTerms {
  private final PolicyBook<SchedulingPolicy> book;
  private final Function<String, Clinic> clinics;

  /** @param clinics throws {@link org.treatmentcourse.messaging.Outage} for a clinic that is not known here yet */
  public ClinicTerms(PolicyBook<SchedulingPolicy> book, Function<String, Clinic> clinics) {
    this.book = book;
    this.clinics = clinics;
  }

  public SchedulingPolicy policy(String clinic) {
    return book.of(clinics.apply(clinic));
  }
}
