package org.treatmentcourse.followup.careplan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.treatmentcourse.contracts.FollowupEvent.CareKind;

/** @param what code in upper case, e.g. {@code CBT_WEEKLY} */
record PlanCare(@NotNull CareKind kind, @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String what) {}
