package org.treatmentcourse.contracts.decide;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What one service knows of a course. Immutable; illegal combinations can't be built. */
public interface CourseState {

  /** False while only facts that came before the course are known: those wait, and are refused if the course does not open in time. */
  boolean isOpen();

  /** Every clock that runs on this course, in any order. The earliest decides when the document is looked at again. */
  default List<Timer> timers() {
    return List.of();
  }

  /** The clock that fires first, of those that may; of one moment in the order of their names. */
  default Optional<Timer> earliest(Predicate<Timer> may) {
    return timers().stream().filter(may).min(Comparator.comparing(Timer::due).thenComparing(Timer::name));
  }
}
