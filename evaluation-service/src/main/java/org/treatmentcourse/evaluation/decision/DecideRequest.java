package org.treatmentcourse.evaluation.decision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;
import org.treatmentcourse.evaluation.course.Deciding;
import org.treatmentcourse.web.Caller;

/**
 * @param rationale in the clinician's words; never leaves this service's store
 * @param resolves ids of the rules that were looked into and are decided against, e.g. {@code ["EL-14"]}; needed for every finding that needs a review
 */
record DecideRequest(@NotNull Outcome outcome, @NotBlank @Size(max = 2000) String rationale, @Nullable @Size(max = 50) List<String> resolves) {
  private static final String MEDICAL_DIRECTOR = "medical-director";

  Deciding.Order asOrderOf(Caller caller) {
    List<Right> rights = caller.roles().contains(MEDICAL_DIRECTOR) ? List.of(Right.CLINICIAN, Right.MEDICAL_DIRECTOR) : List.of(Right.CLINICIAN);
    return new Deciding.Order(outcome, rationale, resolves == null ? List.of() : resolves, caller.subject(), rights);
  }
}
