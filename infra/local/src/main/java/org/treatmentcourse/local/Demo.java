package org.treatmentcourse.local;

import java.util.List;
import java.util.function.Consumer;

/** Patients who live their courses on a running system in simulated time. Found with {@link java.util.ServiceLoader}. */
public interface Demo {

  /**
   * Plays the courses to their end and prints a summary.
   *
   * @param courses 0 or more
   * @param seed the same seed gives the same courses
   * @param out a line for people, written as things happen
   * @throws Exception when a course could not be played to its end
   */
  Played play(LocalSystem system, int courses, long seed, Consumer<String> out) throws Exception;

  /** @param clinics ids of the clinics that were played in */
  record Played(List<String> clinics) {}
}
