package org.treatmentcourse.intake.decline;

import jakarta.validation.constraints.NotNull;

record DeclineRequest(@NotNull Reason reason) {

  /** Why an intake ends by hand. */
  enum Reason {
    PATIENT_WITHDREW,
    CLINIC_DECLINED
  }
}
