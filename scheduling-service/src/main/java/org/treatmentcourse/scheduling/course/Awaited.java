package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.decide.CourseRef;

/** Facts of other services were heard before the request that opens the course: topics have no order among each other. */
public record Awaited(CourseRef course, Known known) implements Series {

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public Awaited knowing(Known now) {
    return new Awaited(course, now);
  }
}
