package org.treatmentcourse.evaluation.course;

import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;

/** Where evaluation is with a course: not heard of, waiting for intake, working it up, treating by a plan, over. */
public sealed interface Evaluation extends CourseState permits Awaited, Referred, Open, Planned, Ended {

  static Evaluation initial(CourseRef course) {
    return new Awaited(Facts.NONE, null);
  }

  /** Absent as long as the course is only awaited. */
  @Nullable Dossier dossier();

  /** Where the patient is to be treated; absent as long as that is not known here. */
  default @Nullable String site() {
    Dossier known = dossier();
    return known == null ? null : known.referral().site();
  }

  @Override
  default boolean isOpen() {
    return true;
  }
}
