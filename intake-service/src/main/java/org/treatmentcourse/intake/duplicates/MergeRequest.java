package org.treatmentcourse.intake.duplicates;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * @param other the other course of the same person
 * @param reason how staff know; stays in intake
 */
record MergeRequest(@NotNull UUID other, @NotBlank @Size(max = 200) String reason) {}
