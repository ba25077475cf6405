package org.treatmentcourse.scheduling.course;

import org.jspecify.annotations.Nullable;

/**
 * Suspensions are numbered, so that one that is heard after its lifting stays lifted.
 *
 * @param raised highest number heard of; 0 for none
 * @param lifted highest number that was lifted; 0 for none
 * @param reason of the one numbered {@code raised}, or null
 */
public record Suspensions(int raised, int lifted, @Nullable String reason) {
  static final Suspensions NONE = new Suspensions(0, 0, null);

  public boolean active() {
    return raised > lifted;
  }

  public Suspensions raised(int number, String why) {
    return number <= raised ? this : new Suspensions(number, lifted, why);
  }

  public Suspensions lifted(int upTo) {
    return new Suspensions(raised, Math.max(lifted, upTo), reason);
  }
}
