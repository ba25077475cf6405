package org.treatmentcourse.scheduling.discharge;

import jakarta.validation.constraints.NotNull;

/** @param toldRisks whether somebody explained the risks before the patient left */
record LeaveRequest(@NotNull Boolean toldRisks) {}
