package org.treatmentcourse.scheduling.discharge;

import jakarta.validation.constraints.NotNull;
import org.treatmentcourse.scheduling.course.Discharges.Statement;

/** What the releasing person states; each must be said, absent is not false. */
record DischargeRequest(
    @NotNull Boolean escortPresent, @NotNull Boolean oriented, @NotNull Boolean instructionsGiven, @NotNull Boolean release) {

  Statement statement() {
    return new Statement(escortPresent, oriented, instructionsGiven, release);
  }
}
