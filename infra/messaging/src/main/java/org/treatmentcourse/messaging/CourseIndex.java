package org.treatmentcourse.messaging;

import java.util.List;

/**
 * An index a service wants on its courses, as a bean: for lists and sweeps that look into the state. Nothing depends on it for correctness.
 *
 * @param fields paths in order, e.g. {@code clinic}, {@code state.site}
 * @param sparse only documents that have the first field
 */
public record CourseIndex(List<String> fields, boolean sparse) {
  public CourseIndex {
    fields = List.copyOf(fields);
  }

  /** For a list that is ordered by these. */
  public static CourseIndex on(String... fields) {
    return new CourseIndex(List.of(fields), false);
  }

  /** For the few documents that have that field at all. */
  public static CourseIndex ofThoseWith(String field) {
    return new CourseIndex(List.of(field), true);
  }
}
