package org.treatmentcourse.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A course with ketamine or esketamine at another provider, as told.
 *
 * @param open whether it still goes on there; absent is unknown
 */
public record EarlierCourse(Substance substance, @Nullable Boolean open) {

  public enum Substance {
    KETAMINE,
    ESKETAMINE
  }
}
