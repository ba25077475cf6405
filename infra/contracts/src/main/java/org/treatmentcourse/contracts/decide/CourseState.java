package org.treatmentcourse.contracts.decide;

import java.util.List;

/** What one service knows of a course. Immutable; illegal combinations can't be built. */
public interface CourseState {

  /** False while only facts that came before the course are known: those wait, and are refused if the course does not open in time. */
  boolean isOpen();

  /** Every clock that runs on this course, in any order. The earliest decides when the document is looked at again. */
  default List<Timer> timers() {
    return List.of();
  }
}
