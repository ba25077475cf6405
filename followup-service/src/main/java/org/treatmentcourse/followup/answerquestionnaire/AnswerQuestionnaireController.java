package org.treatmentcourse.followup.answerquestionnaire;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.followup.FollowupWiring.Policies;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Questionnaires;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

@RestController
class AnswerQuestionnaireController {
  private final Door<Followup> door;
  private final Policies policies;

  AnswerQuestionnaireController(Door<Followup> door, Policies policies) {
    this.door = door;
    this.policies = policies;
  }

  /** Answered now. What alarms takes effect even if the form itself is refused. */
  @Operation(value = "Enter the answers to a questionnaire", id = "answerQuestionnaire", refuses = {"UNKNOWN_INSTRUMENT", "NOTHING_TO_AMEND", "TOO_OLD"})
  @PostMapping("/courses/{courseId}/questionnaires")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'medical-director', 'prescriber', 'coordinator')")
  ResponseEntity<?> answer(@PathVariable String courseId, @Valid @RequestBody AnswerQuestionnaire body) {
    return door.run(
        courseId,
        body,
        (state, when) -> Questionnaires.answered(state, body.form(), when, policies.apply(when.course().clinic())));
  }
}
