package org.treatmentcourse.followup.answerquestionnaire;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;

/**
 * @param instrument key, e.g. {@code PHQ9}
 * @param answers item id to value
 * @param amends if this corrects an earlier answer: the id of its assessment, or of the event that brought it
 */
record AnswerQuestionnaire(
    @NotBlank @Size(max = 40) String instrument,
    @NotEmpty @Size(max = 100) Map<@Size(max = 40) String, @NotNull Integer> answers,
    @Nullable @Size(min = 1, max = 512) String amends) {

  QuestionnaireAnswered form() {
    return new QuestionnaireAnswered(instrument, answers, amends);
  }
}
