package org.treatmentcourse.evaluation.course;

import org.jspecify.annotations.Nullable;

/**
 * Intake has not said yet that this course exists; other topics may be faster.
 *
 * @param closedAs why follow-up closed the course already; absent if it did not
 */
public record Awaited(Facts facts, @Nullable String closedAs) implements Evaluation {

  @Override
  public @Nullable Dossier dossier() {
    return null;
  }

  @Override
  public boolean isOpen() {
    return false;
  }
}
