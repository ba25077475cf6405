package org.treatmentcourse.messaging;

import java.util.List;

/**
 * An index a service wants in its store, as a bean: for lists and sweeps. Nothing depends on it for correctness.
 *
 * @param collection {@code courses}, or another one of the service
 * @param fields paths in order, e.g. {@code clinic}, {@code state.site}
 * @param sparse only documents that have the first field
 */
public record StoreIndex(String collection, List<String> fields, boolean sparse) {
  private static final String COURSES = "courses";

  public StoreIndex {
    fields = List.copyOf(fields);
  }

  /** For a list of courses that is ordered by these. */
  public static StoreIndex on(String... fields) {
    return new StoreIndex(COURSES, List.of(fields), false);
  }

  /** For the few courses that have that field at all. */
  public static StoreIndex ofThoseWith(String field) {
    return new StoreIndex(COURSES, List.of(field), true);
  }
}
