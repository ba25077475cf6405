package org.treatmentcourse.evaluation.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.contracts.UsState;

/**
 * What intake has passed on.
 *
 * @param canBecomePregnant absent is unknown
 * @param usState where the patient is; absent is unknown
 * @param otherOpenCourses how many other courses of the person are open here; absent is unknown
 */
public record Told(
    int ageYears, Sex sex, @Nullable Boolean canBecomePregnant, List<Trial> trials, @Nullable UsState usState, @Nullable Integer otherOpenCourses) {

  public Told {
    trials = List.copyOf(trials);
  }

  /** Absent where neither the history nor the recorded sex says so. */
  public @Nullable Boolean pregnancyPossible() {
    if (canBecomePregnant != null) {
      return canBecomePregnant;
    }
    return sex == Sex.MALE ? Boolean.FALSE : null;
  }
}
