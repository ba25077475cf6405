package org.treatmentcourse.scheduling.dose;

import jakarta.validation.constraints.NotNull;
import org.treatmentcourse.scheduling.course.StopReason;

/** Why the dose ends. */
record StopRequest(@NotNull StopReason reason) {}
