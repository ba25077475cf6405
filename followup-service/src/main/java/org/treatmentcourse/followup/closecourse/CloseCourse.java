package org.treatmentcourse.followup.closecourse;

import jakarta.validation.constraints.NotNull;

record CloseCourse(@NotNull Reason reason) {
  /** As in {@code followup.course-closed}. */
  enum Reason {
    COMPLETED,
    NOT_CONTINUING,
    TRANSFERRED,
    PATIENT_WITHDREW,
    LOST_TO_FOLLOW_UP
  }
}
