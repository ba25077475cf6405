package org.treatmentcourse.scheduling.discharge;

import jakarta.validation.constraints.NotNull;
import org.treatmentcourse.scheduling.course.TransferReason;

/** Why the patient is taken to acute care. */
record TransferRequest(@NotNull TransferReason reason) {}
