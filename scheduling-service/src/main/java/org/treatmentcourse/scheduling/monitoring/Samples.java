package org.treatmentcourse.scheduling.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.scheduling.course.Excerpt;
import org.treatmentcourse.scheduling.course.Reading;

/**
 * What monitors have measured, beside the courses. Every method may throw: then what it was to store may be stored or not, and storing it again changes
 * nothing.
 */
public interface Samples {

  /** @param number of the session within the series */
  record Sitting(CourseRef course, int number) {}

  /** Each takes its place by its own millisecond; of one sign told twice for the same one, the last told stays. */
  void add(Map<Sitting, List<Reading>> taken);

  /**
   * What is known around samples that have come.
   *
   * @param readings those in the same minutes and in the minutes before, in no order
   * @param mark up to where samples were judged, or null
   */
  record Known(List<Reading> readings, Excerpt.@Nullable Mark mark) {}

  /** @param taken samples that are stored already */
  Map<Sitting, Known> around(Map<Sitting, List<Reading>> taken);

  void mark(Map<Sitting, Excerpt.Mark> marks);

  /** Those of a sitting, both ends included, in the order in which they were taken. */
  List<Reading> between(Sitting sitting, Instant from, Instant to);
}
