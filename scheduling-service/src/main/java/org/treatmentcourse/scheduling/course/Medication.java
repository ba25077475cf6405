package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.Question;

/**
 * What evaluation says of the medication.
 *
 * @param at of the newest list it judged
 * @param rules that stand in the way
 */
public record Medication(Instant at, List<String> rules) {
  static final String AWAITING = "AWAITING_EVALUATION";

  public Medication {
    rules = List.copyOf(rules);
  }

  /** Of two, the newer; of one moment, the one that says more. */
  Medication and(@Nullable Medication other) {
    if (other == null || at.isAfter(other.at)) {
      return this;
    }
    return at.equals(other.at) && rules.size() >= other.rules.size() ? this : other;
  }

  /** The patient says that something has changed, and evaluation has judged no list of that day. */
  static boolean awaited(OnSite here, @Nullable Medication known) {
    boolean changed = here.arrival().to(Question.MEDICATION_UNCHANGED).map(told -> !told.yes()).orElse(false);
    return changed && (known == null || !LocalDate.ofInstant(known.at, here.appointment().zone()).equals(here.appointment().date()));
  }
}
