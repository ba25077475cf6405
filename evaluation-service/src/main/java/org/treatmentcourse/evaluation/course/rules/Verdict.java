package org.treatmentcourse.evaluation.course.rules;

/** What a rule says about a patient. */
sealed interface Verdict {
  Verdict CLEAR = new Clear();

  record Clear() implements Verdict {}

  /** @param input the fact that made it fire, as {@code name=value}; must not change by the mere passing of time */
  record Fires(String input) implements Verdict {}

  /** @param missing name of the fact without which nothing can be said: missing is not normal */
  record Unknown(String missing) implements Verdict {}
}
