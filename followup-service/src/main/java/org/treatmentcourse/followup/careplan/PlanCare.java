package org.treatmentcourse.followup.careplan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.treatmentcourse.contracts.FollowupEvent.CareKind;
import org.treatmentcourse.followup.Codes;

/** @param what code in upper case, e.g. {@code CBT_WEEKLY} */
record PlanCare(@NotNull CareKind kind, @NotNull @Pattern(regexp = Codes.PATTERN) String what) {}
