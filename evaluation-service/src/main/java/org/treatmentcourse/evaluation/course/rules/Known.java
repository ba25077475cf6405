package org.treatmentcourse.evaluation.course.rules;

import org.jspecify.annotations.Nullable;

/** Facts by name, as rules see them. */
@FunctionalInterface
interface Known {
  /** Null if it is missing. */
  @Nullable FactValue get(String fact);
}
