package org.treatmentcourse.followup.answerquestionnaire;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * @param instrument key, e.g. {@code PHQ9}
 * @param answers item id to value
 */
record AnswerQuestionnaire(
    @NotBlank @Size(max = 40) String instrument, @NotEmpty @Size(max = 100) Map<@Size(max = 40) String, @NotNull Integer> answers) {}
